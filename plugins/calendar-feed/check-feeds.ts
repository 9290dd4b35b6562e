import { Invalid, KehuError, renderMessage, type PluginHost } from 'kehu/sdk';
import type { FeedSettings } from './feed-settings.ts';
import { messages } from './messages.ts';

/** Wrong names and conditions are told when they are set: one record is read as every calendar would. @throws Invalid */
export async function checkFeeds({
  records,
  settings,
  actAsSystem,
}: PluginHost<FeedSettings>): Promise<void> {
  for (const { entity, start, end, filter } of settings.feeds) {
    const conditions = [`${start} >= '2000-01-01'`, end && `${end} >= '2000-01-01'`, filter && `(${filter})`];
    const request = { filter: conditions.filter(Boolean).join(' && '), limit: 1 };
    try {
      await records.list(actAsSystem('check'), entity, request);
    } catch (error) {
      if (!(error instanceof KehuError)) throw error;
      const { message } = error.issues[0] ?? { message: error.summary };
      const reason = { 'zh-CN': renderMessage(message, 'zh-CN'), en: renderMessage(message, 'en') };
      throw new Invalid(messages.feedWrong({ entity, reason }));
    }
  }
}
