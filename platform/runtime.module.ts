import { Module, type DynamicModule } from '@nestjs/common';
import { Clock } from './kernel/clock.ts';
import { SETTINGS, type Settings } from './kernel/settings.ts';

/** What the boot made before the application, for every module. */
@Module({})
export class RuntimeModule {
  static of(settings: Settings, clock: Clock): DynamicModule {
    return {
      module: RuntimeModule,
      global: true,
      providers: [
        { provide: SETTINGS, useValue: settings },
        { provide: Clock, useValue: clock },
      ],
      exports: [SETTINGS, Clock],
    };
  }
}
