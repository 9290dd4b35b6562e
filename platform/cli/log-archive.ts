import { Closing } from '../kernel/closing.ts';
import { readSettings } from '../kernel/settings.ts';
import { renderMessage } from '../kernel/text.ts';
import { openDatabase } from '../open-database.ts';
import { archiveLog } from '../storage/log/archive-log.ts';
import { OperationLog } from '../storage/store/operation-log.ts';
import { CommandLineError, readWords, type Command } from './command.ts';
import { logMessages as messages } from './log-messages.ts';

export const logArchive: Command = {
  takes: '--before <date>',
  summary: 'moves sealed rows of the operation log from before a day to a compressed file',
  async run(words, locale) {
    const { values } = readWords(words, { before: { type: 'string' } });
    const before = new Date(`${values.before ?? ''}T00:00:00Z`);
    if (!/^\d{4}-\d\d-\d\d$/.test(values.before ?? '') || Number.isNaN(before.getTime()))
      throw new CommandLineError(renderMessage(messages.dayNeeded(), locale));
    const settings = readSettings(process.env);
    const closing = new Closing();
    try {
      const database = await openDatabase(settings, { closing, progress: console.error, beside: true });
      const log = new OperationLog();
      const archive = await archiveLog(
        database,
        settings.dataDir,
        before,
        (tx, { firstRow, lastRow, file }) =>
          log.append(tx, [
            {
              at: new Date().toISOString(),
              userId: null,
              actor: 'kehu log archive',
              operation: 'logArchived',
              details: { firstRow, lastRow, file },
            },
          ]),
      );
      const told = archive ? messages.archived({ ...archive }) : messages.nothingToArchive();
      console.log(renderMessage(told, locale));
      return 0;
    } finally {
      await closing.close();
    }
  },
};
