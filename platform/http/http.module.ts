import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { IdentityModule } from '../identity/identity.module.ts';
import { RecordsModule } from '../records/records.module.ts';
import { AuthGuard } from './auth.guard.ts';
import { ErrorFilter } from './error.filter.ts';
import { ApiPages } from './openapi/api-pages.ts';
import { OpenapiController } from './openapi/openapi.controller.ts';
import { OpenapiDocuments } from './openapi/openapi-documents.ts';
import { StudioPanels } from './studio-panels/studio-panels.ts';
import { StudioPanelsController } from './studio-panels/studio-panels.controller.ts';
import { PluginRoutes } from './plugin-routes/plugin-routes.ts';
import { PluginRoutesController } from './plugin-routes/plugin-routes.controller.ts';

/** Guards and the error filter of every route. The identity module exports the Authenticator. */
@Module({
  imports: [IdentityModule, RecordsModule],
  controllers: [OpenapiController, PluginRoutesController, StudioPanelsController],
  providers: [
    ApiPages,
    PluginRoutes,
    StudioPanels,
    OpenapiDocuments,
    { provide: APP_GUARD, useClass: AuthGuard },
    { provide: APP_FILTER, useClass: ErrorFilter },
  ],
})
export class HttpModule {}
