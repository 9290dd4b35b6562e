import { Module, type DynamicModule } from '@nestjs/common';
import { Clock } from './kernel/clock.ts';
import { ExtensionPoints } from './kernel/extension-points.ts';
import { PluginStates } from './kernel/plugin-states.ts';
import { SETTINGS, type Settings } from './kernel/settings.ts';
import { InstalledPacks } from './model/load/installed-packs.ts';
import { Plugins } from './plugins/plugins.ts';

export interface NodeParts {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly packs: InstalledPacks;
  readonly points: ExtensionPoints;
  readonly plugins: Plugins;
}

/** What the boot made before the application, for every module. */
@Module({})
export class RuntimeModule {
  static of({ settings, clock, packs, points, plugins }: NodeParts): DynamicModule {
    return {
      module: RuntimeModule,
      global: true,
      providers: [
        { provide: SETTINGS, useValue: settings },
        { provide: Clock, useValue: clock },
        { provide: InstalledPacks, useValue: packs },
        { provide: ExtensionPoints, useValue: points },
        { provide: Plugins, useValue: plugins },
        { provide: PluginStates, useValue: plugins },
      ],
      exports: [SETTINGS, Clock, InstalledPacks, ExtensionPoints, Plugins, PluginStates],
    };
  }
}
