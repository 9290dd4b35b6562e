/**
 * All that plugins may import, as `kehu/sdk`. What stands here stays as it is within a major version of the platform;
 * everything else may change at any time.
 */
export { definePlugin } from './plugins/define-plugin.ts';
export type { Plugin } from './plugins/plugin.ts';
export type { PluginHost, PluginRecords, PluginValues } from './plugins/plugin-host-api.ts';
export type { Contributions } from './plugins/contributions.ts';

export type { PluginFieldType } from './fields/plugin-types/plugin-field-types.ts';
export type { PluginFunction } from './expression/functions/plugin-functions.ts';
export type { PluginAction, PluginActionCall, PluginActionResult } from './records/actions/plugin-actions.ts';
export type { ExportedList, ExportedRow, ExportFormat } from './exchange/export/export-formats.ts';
export type { EventListener, RecordEvent } from './messaging/events/event-listeners.ts';
export type { Admission, IdentityProvider, ProvedIdentity } from './identity/providers/identity-providers.ts';
export type { RouteAnswer, RouteHandler, RouteRequest } from './http/plugin-routes/plugin-routes.ts';

export type { GuardedFetch, OutgoingRequest } from './kernel/outgoing/guarded-fetch.ts';
export type { Caller } from './kernel/caller.ts';
export type { LocalText, Locale, Message } from './kernel/text.ts';
export { defineMessages, localize, renderMessage } from './kernel/text.ts';
export { isId, newId } from './kernel/ids.ts';
export { isObject } from './kernel/json.ts';
export {
  Conflict,
  Forbidden,
  Invalid,
  KehuError,
  Malformed,
  NotFound,
  Unauthenticated,
  Unavailable,
} from './kernel/errors.ts';
