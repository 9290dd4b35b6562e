import { writeFileSync } from 'node:fs';
import { Closing } from '../kernel/closing.ts';
import { readSettings } from '../kernel/settings.ts';
import { storedModel } from '../lifecycle/versions/stored-model.ts';
import { compileModel } from '../model/compile-model.ts';
import type { Model } from '../model/model.ts';
import { recordTypes } from '../model/record-types.ts';
import { openDatabase } from '../open-database.ts';
import { readWords, type Command } from './command.ts';
import { packsIn } from './pack-sources.ts';

export const types: Command = {
  takes: '[folder…] [--out <file>]',
  summary: 'TypeScript types of the records of packs; without folders of what the database has in force',
  async run(words) {
    const { values, positionals } = readWords(words, { out: { type: 'string', short: 'o' } });
    const model = positionals.length > 0 ? compileModel({ packs: packsIn(positionals) }) : await inForce();
    const text = await recordTypes(model);
    if (values.out === undefined) process.stdout.write(text);
    else writeFileSync(values.out, text);
    return 0;
  },
};

/** With what the organisation customised; before the first start that of the folders. */
async function inForce(): Promise<Model> {
  const settings = readSettings(process.env);
  const closing = new Closing();
  try {
    const database = await openDatabase(settings, { closing, progress: console.error, beside: true });
    return (await storedModel(database.session)) ?? compileModel({ packs: packsIn(settings.packs) });
  } finally {
    await closing.close();
  }
}
