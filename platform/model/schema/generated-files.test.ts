import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../kernel/project-root.ts';
import { generatedFiles } from './generated-files.ts';

describe('generated files of the vocabulary', async () => {
  for (const [path, text] of await generatedFiles()) {
    it(`${relative(projectRoot, path)} is what "npm run generate" writes`, () => {
      expect(readFileSync(path, 'utf8')).toBe(text);
    });
  }
});
