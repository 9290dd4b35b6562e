import { Module, type DynamicModule } from '@nestjs/common';
import { Clock } from './kernel/clock.ts';
import { SETTINGS, type Settings } from './kernel/settings.ts';
import { CurrentCatalog } from './storage/catalog.ts';
import { Database } from './storage/connection/database.ts';

/** What exists before the application: made by the boot, injected everywhere. */
export interface Runtime {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly database: Database;
  readonly catalog: CurrentCatalog;
}

@Module({})
export class RuntimeModule {
  static of({ settings, clock, database, catalog }: Runtime): DynamicModule {
    return {
      module: RuntimeModule,
      global: true,
      providers: [
        { provide: SETTINGS, useValue: settings },
        { provide: Clock, useValue: clock },
        { provide: Database, useValue: database },
        { provide: CurrentCatalog, useValue: catalog },
      ],
      exports: [SETTINGS, Clock, Database, CurrentCatalog],
    };
  }
}
