import { basename, join } from 'node:path';
import { expect } from 'vitest';
import { projectRoot } from '../../platform/kernel/project-root.ts';
import { renderMessage } from '../../platform/kernel/text.ts';
import { compileModel } from '../../platform/model/compile-model.ts';
import { loadPacks } from '../../platform/model/load-packs.ts';
import { MetadataError } from '../../platform/model/problem.ts';
import { libraryFiles, writePacks, type PackFiles } from './pack-folder.ts';

/** One problem as people read it. */
export interface Told {
  readonly file: string;
  readonly pointer: string;
  readonly en: string;
  readonly zh: string;
}

type Library = ReturnType<typeof libraryFiles>;

/**
 * A mistake: what it is, how it is made in the small library (by changing it, or with further files), and the
 * `file#pointer` and the words it is answered with.
 */
export type Mistake = [
  what: string,
  make: (files: Library) => Record<string, unknown> | void,
  at: string,
  says: RegExp,
];

const core = join(projectRoot, 'metadata', 'core');

/** What compiling packs (beside core) complains about; nothing when they are right. */
export function problemsOf(packs: Readonly<Record<string, PackFiles>>): Told[] {
  const folders = writePacks(packs);
  try {
    compileModel({ packs: loadPacks([core, ...folders]) });
    return [];
  } catch (error) {
    if (!(error instanceof MetadataError)) throw error;
    return error.problems.map(({ file, pointer, message }) => ({
      file: basename(file),
      pointer,
      en: renderMessage(message, 'en'),
      zh: renderMessage(message, 'zh-CN'),
    }));
  }
}

/** Expects the library with the mistake to be refused at the place, in words of both languages. */
export function expectTold(make: Mistake[1], at: string, says: RegExp): void {
  const files = libraryFiles();
  const further = make(files);
  const told = problemsOf({ library: { ...files, ...further } });
  const [file, pointer] = at.split('#');
  const here = told.filter((problem) => problem.file === file && problem.pointer === pointer);
  const found = here.find(({ en }) => says.test(en));
  expect(found, JSON.stringify(told, null, 1)).toBeDefined();
  expect(found!.zh).toMatch(/[\u4e00-\u9fff]/);
  expect(found!.zh).not.toMatch(/\{(?!yyyy)[a-z]+\}/);
}

/** The fields of one of the library's entities, to be changed. */
export function fieldsOf(files: Library, file = 'book.entity.json') {
  return files[file]!.fields as Record<string, Record<string, unknown>>;
}
