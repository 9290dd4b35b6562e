import { definePlugin, type EventListener, type PluginHost } from 'kehu/sdk';
import { checkTargets } from './check-targets.ts';
import { messageOf } from './message-of.ts';
import { send } from './send.ts';
import type { WebhookSettings } from './webhook-settings.ts';

export const plugin = definePlugin<WebhookSettings>({
  start: async (host) => {
    await checkTargets(host);
    return { eventListeners: { records: listener(host) } };
  },
});

function listener(host: PluginHost<WebhookSettings>): EventListener {
  const { targets } = host.settings;
  return {
    targets: ({ entity, kind }) =>
      targets.filter((one) => one.entity === entity && one.events.includes(kind)).map(({ name }) => name),
    deliver: async (event, name) => {
      const target = targets.find((one) => one.name === name);
      const message = target && (await messageOf(host, event, target));
      if (message) await send(host, target, event.id, message);
    },
  };
}
