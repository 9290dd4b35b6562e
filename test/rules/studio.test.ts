import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { build } from 'vite';
import { readProjectFile, sourceFiles } from './repository.ts';

/** Each folder of studio/ with those it may import. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  language: [],
  ui: ['language'],
  api: [],
  model: ['language', 'api'],
  values: ['model', 'ui', 'language', 'api'],
  forms: ['values', 'model', 'ui', 'language', 'api'],
  workspace: ['forms', 'values', 'model', 'ui', 'language', 'api'],
  designer: ['forms', 'values', 'model', 'ui', 'language', 'api'],
  app: ['designer', 'workspace', 'forms', 'values', 'model', 'ui', 'language', 'api'],
};

/** What holds for the signed-in person and the message strip is asked for from everywhere below. */
const FROM_ANYWHERE = /^studio\/app\/(messages|session)\//;

/** What of the platform the browser runs; types may come from its boundary. */
const PLATFORM_AT_RUN_TIME = /^platform\/(expression|kernel|fields)\//;

const IMPORT = /(import|export)(\s+type)?\s[^'";]*?from\s*'([^']+)'|import\s*\(\s*'([^']+)'\s*\)/g;

interface Import {
  readonly target: string;
  readonly isType: boolean;
}

function imports(file: string): Import[] {
  return [...readProjectFile(file).matchAll(IMPORT)]
    .map((match) => ({ specifier: match[3] ?? match[4]!, isType: match[2] !== undefined }))
    .filter(({ specifier }) => specifier.startsWith('.'))
    .map(({ specifier, isType }) => ({
      target: posix.normalize(posix.join(posix.dirname(file), specifier)),
      isType,
    }));
}

function folderOf(file: string): string {
  return file.split('/')[1]!;
}

function isAllowed(file: string, { target, isType }: Import): boolean {
  if (target.startsWith('platform/')) return isType || PLATFORM_AT_RUN_TIME.test(target);
  if (!target.startsWith('studio/')) return false;
  const [from, to] = [folderOf(file), folderOf(target)];
  return from === to || (ARROWS[from] ?? []).includes(to) || FROM_ANYWHERE.test(target);
}

describe('the studio', () => {
  const files = sourceFiles('studio').filter((file) => !/\.(test|config)\.tsx?$/.test(file));
  const inFolders = files.filter((file) => file.split('/').length > 2);

  it('imports along its arrows only', () => {
    const wrong = inFolders.flatMap((file) =>
      imports(file)
        .filter((one) => !isAllowed(file, one))
        .map(({ target }) => `${file} → ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('talks to the server in one place only', () => {
    const talking = files.filter((file) =>
      /(?<![\w.#])fetch\(|XMLHttpRequest|new EventSource/.test(readProjectFile(file)),
    );
    expect(
      talking.filter((file) => !file.startsWith('studio/api/') && !/service-worker|sw\.ts$/.test(file)),
    ).toEqual([]);
  });

  it('takes only what runs in a browser from the platform', async () => {
    const entries = sourceFiles('platform/expression', 'platform/fields').filter(
      (file) => !file.endsWith('.test.ts'),
    );
    const refused: string[] = [];
    await build({
      configFile: false,
      logLevel: 'silent',
      build: { write: false, lib: { entry: entries, formats: ['es'] } },
      plugins: [
        {
          name: 'no-node-modules',
          enforce: 'pre',
          resolveId(source) {
            if (source.startsWith('node:')) refused.push(source);
            return null;
          },
        },
      ],
    });
    expect(refused).toEqual([]);
  });
});
