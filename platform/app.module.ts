import { Module, type DynamicModule } from '@nestjs/common';
import { ClassificationModule } from './classification/classification.module.ts';
import { AnalyticsModule } from './analytics/analytics.module.ts';
import { ExchangeModule } from './exchange/exchange.module.ts';
import { ExportModule } from './exchange/export/export.module.ts';
import { SeedModule } from './exchange/seed/seed.module.ts';
import { HttpModule } from './http/http.module.ts';
import { JobsModule } from './jobs/jobs.module.ts';
import { LifecycleModule } from './lifecycle/lifecycle.module.ts';
import type { InForce } from './lifecycle/versions/in-force.ts';
import { MessagingModule } from './messaging/messaging.module.ts';
import { OperationsModule } from './operations/operations.module.ts';
import { PluginsModule } from './plugins/plugins.module.ts';
import { ProcessesModule } from './processes/processes.module.ts';
import { RuntimeModule, type NodeParts } from './runtime.module.ts';
import { StorageModule, type OpenedStorage } from './storage/storage.module.ts';

export interface Runtime extends OpenedStorage, NodeParts {
  readonly inForce: InForce;
}

/** The one list of modules. */
@Module({})
export class AppModule {
  static of(runtime: Runtime): DynamicModule {
    return {
      module: AppModule,
      imports: [
        RuntimeModule.of(runtime),
        StorageModule.over(runtime),
        JobsModule,
        HttpModule,
        OperationsModule,
        LifecycleModule.of(runtime.inForce),
        ExportModule,
        SeedModule,
        ExchangeModule,
        ClassificationModule,
        MessagingModule,
        AnalyticsModule,
        ProcessesModule,
        PluginsModule,
      ],
    };
  }
}
