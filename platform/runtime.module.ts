import { Module, type DynamicModule } from '@nestjs/common';
import { Clock } from './kernel/clock.ts';
import { SETTINGS, type Settings } from './kernel/settings.ts';
import { InstalledPacks } from './model/load/installed-packs.ts';

/** What the boot made before the application, for every module. */
@Module({})
export class RuntimeModule {
  static of(settings: Settings, clock: Clock, packs: InstalledPacks): DynamicModule {
    return {
      module: RuntimeModule,
      global: true,
      providers: [
        { provide: SETTINGS, useValue: settings },
        { provide: Clock, useValue: clock },
        { provide: InstalledPacks, useValue: packs },
      ],
      exports: [SETTINGS, Clock, InstalledPacks],
    };
  }
}
