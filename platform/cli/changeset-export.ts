import { openNode } from '../bootstrap.ts';
import { Caller } from '../kernel/caller.ts';
import { readSettings } from '../kernel/settings.ts';
import { ChangeSets } from '../lifecycle/change-sets/change-sets.service.ts';
import { CommandLineError, readWords, type Command } from './command.ts';

export const changesetExport: Command = {
  takes: '--since N [--until N] [--only node#path,…]',
  summary: 'writes what the organisation changed since a version, to be applied elsewhere',
  async run(words, locale) {
    const option = { type: 'string' } as const;
    const { values } = readWords(words, { since: option, until: option, only: option });
    const [since, until] = [numbered(values.since), numbered(values.until)];
    if (since === undefined) throw new CommandLineError('changeset export needs --since N');
    const node = await openNode(readSettings(process.env), { beside: true, logger: false });
    try {
      const caller = Caller.system('kehu changeset export', locale);
      const taken = { since, until, only: values.only?.split(',') };
      console.log(JSON.stringify(await node.app.get(ChangeSets).export(caller, taken), null, 2));
      return 0;
    } finally {
      await node.close();
    }
  },
};

function numbered(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new CommandLineError(`${text} is no number of a version`);
  return Number(text);
}
