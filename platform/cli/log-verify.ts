import { Closing } from '../kernel/closing.ts';
import { readSettings } from '../kernel/settings.ts';
import { renderMessage } from '../kernel/text.ts';
import { openDatabase } from '../open-database.ts';
import { readHead } from '../storage/log/log-head.ts';
import type { LogProblem } from '../storage/log/log-problem.ts';
import { verifyLog } from '../storage/log/verify-log.ts';
import { CommandLineError, readWords, type Command } from './command.ts';
import { logMessages as messages } from './log-messages.ts';

/** Exit codes: 0 whole, 1 tampered with. */
export const logVerify: Command = {
  takes: '[--from <row>]',
  summary: 'checks that no row of the operation log was altered, taken out or put in since it was sealed',
  async run(words, locale) {
    const { values } = readWords(words, { from: { type: 'string' } });
    const from = values.from ?? '1';
    if (!/^[1-9]\d{0,14}$/.test(from))
      throw new CommandLineError(renderMessage(messages.rowNeeded(), locale));
    const { dataDir, ...settings } = readSettings(process.env);
    const closing = new Closing();
    try {
      const booting = { closing, progress: console.error, beside: true };
      const database = await openDatabase({ ...settings, dataDir }, booting);
      const head = await readHead(dataDir);
      const options = { fromRow: Number(from), head, dataDir };
      const check = await database.unhurried((session) => verifyLog(session, options));
      for (const file of check.archivesElsewhere)
        console.log(renderMessage(messages.archiveElsewhere({ file }), locale));
      if (!head) console.log(renderMessage(messages.noHead(), locale));
      const last = { row: check.head?.row ?? 0, hash: check.head?.hash ?? '–' };
      const { rows, archivedRows } = check;
      const told = check.problem
        ? problemMessage(check.problem)
        : messages.logWhole({ rows, archived: archivedRows, ...last });
      console.log(renderMessage(told, locale));
      return check.problem ? 1 : 0;
    } finally {
      await closing.close();
    }
  },
};

function problemMessage({ kind, row, id = '' }: LogProblem) {
  return messages[kind]({ row, id });
}
