import { openNode } from '../bootstrap.ts';
import { Caller } from '../kernel/caller.ts';
import { readSettings } from '../kernel/settings.ts';
import { renderMessage } from '../kernel/text.ts';
import { PurgeService } from '../lifecycle/purge/purge.service.ts';
import { readWords, type Command } from './command.ts';
import { messages } from './messages.ts';

/** Without a name it lists what is kept of fields and entities that are retired. */
export const purge: Command = {
  takes: '[pack:entity.field --confirm NAME]',
  summary: 'takes the data of a retired field or entity away for good',
  async run(words, locale) {
    const { positionals, values } = readWords(words, { confirm: { type: 'string' } });
    const node = await openNode(readSettings(process.env), { beside: true, logger: false });
    try {
      const purges = node.app.get(PurgeService);
      const caller = Caller.system('kehu purge', locale);
      const [name] = positionals;
      if (name === undefined) {
        for (const kept of (await purges.list(caller)).items) console.log(`${kept.name}\t${kept.count}`);
        return 0;
      }
      const done = await purges.purge(caller, { name, confirm: values.confirm });
      console.log(renderMessage(messages.purged(done), locale));
      return 0;
    } finally {
      await node.close();
    }
  },
};
