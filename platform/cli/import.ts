import { resolve } from 'node:path';
import { openNode, type OpenNode } from '../bootstrap.ts';
import { CsvImporter } from '../exchange/csv-importer.ts';
import type { ImportCounts } from '../exchange/import-counts.ts';
import { Accounts } from '../identity/accounts.ts';
import { callerOf } from '../identity/caller-of.ts';
import { Caller } from '../kernel/caller.ts';
import { readSettings } from '../kernel/settings.ts';
import { renderMessage, type Locale } from '../kernel/text.ts';
import { Database } from '../storage/connection/database.ts';
import { CommandLineError, readWords, type Command } from './command.ts';
import { messages } from './messages.ts';

const PROGRESS_MS = 1000;

export const importCsv: Command = {
  takes: '<csv> --entity <name> --map <file>',
  summary:
    'imports a CSV file; --as <username> in the name of a user, --errors <file> for the rows that fail',
  async run(words, locale) {
    const { values, positionals } = readWords(words, {
      entity: { type: 'string' },
      map: { type: 'string' },
      as: { type: 'string' },
      errors: { type: 'string' },
    });
    const [file, ...more] = positionals;
    const { entity, map } = values;
    if (file === undefined || more.length > 0 || !entity || !map)
      throw new CommandLineError(renderMessage(messages.importUsage(), locale));
    const errorFile = resolve(values.errors ?? `${file}.errors.csv`);
    const node = await openNode(readSettings(process.env), { beside: true, progress: console.error });
    try {
      const caller =
        values.as === undefined ? Caller.system('kehu import', locale) : await userOf(node, values.as);
      const report = new Report(locale);
      const request = {
        file: resolve(file),
        entity,
        map: resolve(map),
        errorFile,
        progress: report.progress,
      };
      const counts = await node.app.get(CsvImporter).run(caller, request);
      return report.end(counts, errorFile);
    } finally {
      await node.close();
    }
  },
};

async function userOf({ app }: OpenNode, username: string): Promise<Caller> {
  const { session } = app.get(Database);
  return callerOf(await app.get(Accounts).ofUsername(session, username));
}

/** Tells how far an import is, once a second, and how it ended. */
class Report {
  readonly #start = performance.now();
  #told = performance.now();

  constructor(private readonly locale: Locale) {}

  readonly progress = (counts: Readonly<ImportCounts>): void => {
    if (performance.now() - this.#told < PROGRESS_MS) return;
    this.#told = performance.now();
    console.error(this.#text(counts));
  };

  /** @returns the exit code */
  end(counts: Readonly<ImportCounts>, errorFile: string): number {
    console.log(this.#text(counts));
    if (counts.failed > 0)
      console.log(renderMessage(messages.importErrors({ file: errorFile }), this.locale));
    return counts.failed > 0 ? 1 : 0;
  }

  #text(counts: Readonly<ImportCounts>): string {
    const seconds = (performance.now() - this.#start) / 1000;
    const rate = Math.round(counts.rows / seconds);
    return renderMessage(
      messages.importCounts({ ...counts, seconds: seconds.toFixed(1), rate }),
      this.locale,
    );
  }
}
