import { writeFileSync } from 'node:fs';
import { readSettings } from '../kernel/settings.ts';
import { compileModel } from '../model/compile-model.ts';
import { recordTypes } from '../model/record-types.ts';
import { readWords, type Command } from './command.ts';
import { packsIn } from './pack-sources.ts';

export const types: Command = {
  takes: '[folder…] [--out <file>]',
  summary: 'TypeScript types of the records of packs (without folders: those of KEHU_PACKS)',
  async run(words) {
    const { values, positionals } = readWords(words, { out: { type: 'string', short: 'o' } });
    const folders = positionals.length > 0 ? positionals : readSettings(process.env).packs;
    const text = await recordTypes(compileModel({ packs: packsIn(folders) }));
    if (values.out === undefined) process.stdout.write(text);
    else writeFileSync(values.out, text);
    return 0;
  },
};
