import { renderMessage } from '../kernel/text.ts';
import { PurgeService } from '../lifecycle/purge/purge.service.ts';
import { CommandLineError, readWords, type Command } from './command.ts';
import { onInstallation } from './installed.ts';
import { lifecycleMessages as messages } from './lifecycle-messages.ts';

/** Without a name it lists what is kept of fields and entities that are retired. */
export const purge: Command = {
  takes: '[pack:entity.field --confirm NAME]',
  summary: 'takes the data of a retired field or entity away for good',
  async run(words, locale) {
    const { positionals, values } = readWords(words, { confirm: { type: 'string' } });
    const [name, ...more] = positionals;
    if (more.length > 0 || (name === undefined && values.confirm !== undefined))
      throw new CommandLineError(renderMessage(messages.purgeUsage(), locale));
    return onInstallation('kehu purge', locale, async ({ app }, caller) => {
      const purges = app.get(PurgeService);
      if (name === undefined) {
        const { items } = await purges.list(caller);
        for (const kept of items) console.log(`${kept.name}\t${kept.count}`);
        if (items.length === 0) console.log(renderMessage(messages.nothingKept(), locale));
        return 0;
      }
      const done = await purges.purge(caller, { name, confirm: values.confirm });
      console.log(renderMessage(messages.purged(done), locale));
      return 0;
    });
  },
};
