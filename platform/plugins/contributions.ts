import type { ExportFormat } from '../exchange/export/export-formats.ts';
import type { RouteHandler } from '../http/plugin-routes/plugin-routes.ts';
import type { IdentityProvider } from '../identity/providers/identity-providers.ts';
import type { PluginAction } from '../records/actions/plugin-actions.ts';
import type { EventListener } from '../messaging/events/event-listeners.ts';

type ByName<T> = Readonly<Record<string, T>>;

/** The code behind what plugin.json contributes: by extension point, then by the name it has there. */
export interface Contributions {
  readonly actions?: ByName<PluginAction>;
  readonly eventListeners?: ByName<EventListener>;
  readonly exportFormats?: ByName<ExportFormat>;
  readonly identityProviders?: ByName<IdentityProvider>;
  readonly httpRoutes?: ByName<RouteHandler>;
}
