import { renderMessage, type Locale } from '../kernel/text.ts';
import { ChangeSets } from '../lifecycle/change-sets/change-sets.service.ts';
import { CommandLineError, readWords, type Command } from './command.ts';
import { onInstallation } from './installed.ts';
import { lifecycleMessages as messages } from './lifecycle-messages.ts';

export const changesetExport: Command = {
  takes: '--since N [--until N] [--only node#path,…]',
  summary: 'writes what the organisation changed since a version, to be applied elsewhere',
  async run(words, locale) {
    const option = { type: 'string' } as const;
    const { positionals, values } = readWords(words, { since: option, until: option, only: option });
    if (positionals.length > 0 || values.since === undefined)
      throw new CommandLineError(renderMessage(messages.exportUsage(), locale));
    const taken = {
      since: numbered(values.since, locale),
      until: values.until === undefined ? undefined : numbered(values.until, locale),
      only: values.only?.split(','),
    };
    return onInstallation('kehu changeset export', locale, async ({ app }, caller) => {
      console.log(JSON.stringify(await app.get(ChangeSets).export(caller, taken), null, 2));
      return 0;
    });
  },
};

function numbered(text: string, locale: Locale): number {
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new CommandLineError(renderMessage(messages.noVersion({ text }), locale));
  return Number(text);
}
