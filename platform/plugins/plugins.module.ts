import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.ts';
import { RecordsModule } from '../records/records.module.ts';
import { HostServices } from './host-services.ts';
import { PluginAdmin } from './plugin-admin.ts';
import { PluginSettings } from './plugin-settings.ts';
import { PluginStarter } from './plugin-starter.ts';
import { PluginsController } from './plugins.controller.ts';

/** Starts plugins, keeps them apart, and shows administrators what they are and how they fare. */
@Module({
  imports: [IdentityModule, RecordsModule],
  controllers: [PluginsController],
  providers: [HostServices, PluginAdmin, PluginSettings, PluginStarter],
})
export class PluginsModule {}
