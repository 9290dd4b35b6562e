import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { projectRoot } from '../kernel/project-root.ts';
import { generatedFiles } from '../model/schema/generated-files.ts';
import { readWords, type Command } from './command.ts';

export const generate: Command = {
  takes: '',
  summary: 'writes the generated files of the vocabulary (metadata/schema and its types)',
  async run(words) {
    readWords(words, {});
    for (const [path, text] of await generatedFiles()) {
      const fresh = existsSync(path) && readFileSync(path, 'utf8') === text;
      if (!fresh) writeFileSync(path, text);
      console.log(`${fresh ? 'fresh  ' : 'written'} ${relative(projectRoot, path)}`);
    }
    return 0;
  },
};
