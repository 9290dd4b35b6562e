import { Invalid, KehuError, renderMessage, type LocalText, type Message, type PluginHost } from 'kehu/sdk';
import { messages } from './messages.ts';
import type { WebhookSettings, WebhookTarget } from './webhook-settings.ts';

/** Wrong settings are told at once, not by the first delivery. @throws Invalid */
export async function checkTargets(host: PluginHost<WebhookSettings>): Promise<void> {
  const names = new Set<string>();
  for (const target of host.settings.targets) {
    const { name } = target;
    if (names.has(name)) throw new Invalid(messages.targetTwice({ name }));
    names.add(name);
    await checkTarget(host, target);
  }
}

/** An entity that does not exist and a condition that cannot be read are refused by reading one record. */
async function checkTarget(
  { records, actAsSystem }: PluginHost<WebhookSettings>,
  { name, entity, condition }: WebhookTarget,
): Promise<void> {
  const filter = condition ? { filter: condition } : {};
  try {
    await records.list(actAsSystem('check'), entity, { limit: 1, ...filter });
  } catch (error) {
    if (!(error instanceof KehuError)) throw error;
    const reason = error.issues[0]?.message ?? error.summary;
    throw new Invalid(messages.targetWrong({ name, reason: textOf(reason) }));
  }
}

function textOf(message: Message): LocalText {
  return { 'zh-CN': renderMessage(message, 'zh-CN'), en: renderMessage(message, 'en') };
}
