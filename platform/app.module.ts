import { Module, type DynamicModule } from '@nestjs/common';
import { ExchangeModule } from './exchange/exchange.module.ts';
import { ExportModule } from './exchange/export/export.module.ts';
import { SeedModule } from './exchange/seed/seed.module.ts';
import { HttpModule } from './http/http.module.ts';
import type { Clock } from './kernel/clock.ts';
import type { Settings } from './kernel/settings.ts';
import { LifecycleModule } from './lifecycle/lifecycle.module.ts';
import type { InForce } from './lifecycle/versions/in-force.ts';
import { MessagingModule } from './messaging/messaging.module.ts';
import type { InstalledPacks } from './model/load/installed-packs.ts';
import { OperationsModule } from './operations/operations.module.ts';
import { RuntimeModule } from './runtime.module.ts';
import { StorageModule, type OpenedStorage } from './storage/storage.module.ts';

export interface Runtime extends OpenedStorage {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly packs: InstalledPacks;
  readonly inForce: InForce;
}

/** The one list of modules. */
@Module({})
export class AppModule {
  static of({ settings, clock, packs, inForce, ...storage }: Runtime): DynamicModule {
    return {
      module: AppModule,
      imports: [
        RuntimeModule.of(settings, clock, packs),
        StorageModule.over(storage),
        HttpModule,
        OperationsModule,
        LifecycleModule.of(inForce),
        ExportModule,
        SeedModule,
        ExchangeModule,
        MessagingModule,
      ],
    };
  }
}
