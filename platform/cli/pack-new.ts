import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { renderMessage } from '../kernel/text.ts';
import { skeleton } from '../lifecycle/packs/skeleton.ts';
import { schemaFolder } from '../model/schema/schema-files.ts';
import { CommandLineError, readWords, type Command } from './command.ts';
import { packMessages as messages } from './pack-messages.ts';

export const packNew: Command = {
  takes: '<name> [--in <folder>] [--prefix <prefix>]',
  summary: 'makes a pack to begin with: an entity, its screens, a role, a scenario, a README',
  async run(words, locale) {
    const { values, positionals } = readWords(words, {
      in: { type: 'string' },
      prefix: { type: 'string' },
    });
    const [name = '', ...more] = positionals;
    if (!/^[a-z][a-z0-9-]{1,39}$/.test(name) || more.length > 0)
      throw new CommandLineError(renderMessage(messages.nameNeeded(), locale));
    const folder = join(values.in ?? '.', name);
    if (existsSync(folder))
      throw new CommandLineError(renderMessage(messages.folderTaken({ folder }), locale));
    const schemas = (path: string) =>
      relative(resolve(folder, dirname(path)), schemaFolder).replaceAll('\\', '/');
    const files = skeleton(name, { prefix: values.prefix, schemas });
    for (const [path, text] of files) {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    console.log(renderMessage(messages.made({ folder, files: files.size }), locale));
    return 0;
  },
};
