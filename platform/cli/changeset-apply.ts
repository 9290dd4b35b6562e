import { readFileSync } from 'node:fs';
import { openNode } from '../bootstrap.ts';
import { Caller } from '../kernel/caller.ts';
import { readSettings } from '../kernel/settings.ts';
import { ChangeSets } from '../lifecycle/change-sets/change-sets.service.ts';
import { CommandLineError, readWords, type Command } from './command.ts';

export const changesetApply: Command = {
  takes: '<file> [--dry-run] [--despite-drift]',
  summary: 'makes the changes of a change set, after looking where this installation differs',
  async run(words, locale) {
    const flag = { type: 'boolean' } as const;
    const { positionals, values } = readWords(words, { 'dry-run': flag, 'despite-drift': flag });
    const body = read(positionals[0]);
    const node = await openNode(readSettings(process.env), { beside: true, logger: false });
    try {
      const caller = Caller.system('kehu changeset apply', locale);
      const changeSets = node.app.get(ChangeSets);
      const answer = values['dry-run']
        ? await changeSets.plan(caller, body)
        : await changeSets.apply(caller, body, values['despite-drift'] === true);
      console.log(JSON.stringify(answer, null, 2));
      return 0;
    } finally {
      await node.close();
    }
  },
};

function read(file: string | undefined): unknown {
  if (file === undefined) throw new CommandLineError('changeset apply needs the file of a change set');
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch (error) {
    throw new CommandLineError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
