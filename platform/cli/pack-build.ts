import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { renderMessage } from '../kernel/text.ts';
import { zipOfPack } from '../model/load/pack-zip.ts';
import { checkPacks } from './check-packs.ts';
import { readWords, type Command } from './command.ts';
import { packMessages as messages } from './pack-messages.ts';
import { onePack } from './pack-sources.ts';

export const packBuild: Command = {
  takes: '<folder> [--out <file>]',
  summary: 'checks a pack and zips it; the same files give the same bytes',
  async run(words, locale) {
    const { values, positionals } = readWords(words, { out: { type: 'string', short: 'o' } });
    const { name, spec, files } = onePack('kehu pack build', positionals, locale);
    checkPacks(positionals);
    const file = values.out ?? `${name}-${spec!.version}.zip`;
    const bytes = zipOfPack(name, files);
    writeFileSync(resolve(file), bytes);
    const hash = createHash('sha256').update(bytes).digest('hex');
    console.log(renderMessage(messages.built({ file, bytes: bytes.length, hash }), locale));
    return 0;
  },
};
