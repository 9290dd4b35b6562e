import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFiles, readProjectFile, sourceFiles } from './repository.ts';

const PRODUCT = ['platform', 'plugins', 'studio'];
const files = sourceFiles(...PRODUCT, 'test');

describe('house style', () => {
  it('keeps every source file under 300 lines', () => {
    const long = files.filter((file) => readProjectFile(file).split('\n').length > 301);
    expect(long).toEqual([]);
  });

  it('names files in kebab-case', () => {
    const odd = files.filter((file) => !/^[a-z0-9]+([.-][a-z0-9]+)*\.tsx?$/.test(basename(file)));
    expect(odd).toEqual([]);
  });

  it('has no name that says nothing', () => {
    const vague = files.filter(
      (file) =>
        /(^|\/)(utils?|helpers?|common|misc|types|index)(\.tsx?$|\/)/.test(file) &&
        // The one file the host looks for.
        !/(^|\/)plugins\/[a-z-]+\/index\.ts$/.test(file),
    );
    expect(vague).toEqual([]);
  });

  it('leaves nothing for later and skips no test', () => {
    const marks = /\b(TODO|FIXME|HACK|XXX)\b|\b(it|test|describe)\.(only|todo)\(|not implemented/;
    const self = 'test/rules/house-style.test.ts';
    expect(files.filter((file) => file !== self && marks.test(readProjectFile(file)))).toEqual([]);
  });

  it('uses no any, no enum and no default export', () => {
    const bad = /(:|<|\bas)\s+any\b|\bany\[\]|^\s*(export\s+)?(const\s+)?enum\s|^export default/m;
    const code = sourceFiles(...PRODUCT).filter((file) => !file.endsWith('.config.ts'));
    expect(code.filter((file) => bad.test(withoutComments(readProjectFile(file))))).toEqual([]);
  });

  it('speaks of no business thing in platform/ and studio/', () => {
    const nouns =
      /\b(customers?|opportunit(y|ies)|salesOrders?|quoteLines?|complaints?|competitors?|surveys?|productIntentions?)\b/i;
    expect(sourceFiles('platform', 'studio').filter((file) => nouns.test(readProjectFile(file)))).toEqual([]);
  });

  it('writes Chinese with Chinese punctuation', () => {
    const half = /[\u4e00-\u9fff）》][,:;?!(]|([,:;?!] ?|\))[\u4e00-\u9fff（《]/;
    const code = sourceFiles(...PRODUCT)
      .filter((file) => !file.endsWith('.test.ts'))
      .map((file) => [file, withoutComments(readProjectFile(file))] as const);
    const metadata = projectFiles('metadata/**/*.json').map((file) => [file, readProjectFile(file)] as const);
    const wrong = [...code, ...metadata].flatMap(([file, text]) =>
      text
        .split('\n')
        .filter((line) => half.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    );
    expect(wrong).toEqual([]);
  });

  it('has a one-page README in every top folder', () => {
    const missing = ['platform', 'metadata', 'plugins', 'studio', 'test'].filter(
      (folder) => projectFiles(`${folder}/README.md`).length === 0,
    );
    expect(missing).toEqual([]);
  });

  it('names no download host in the package lock', () => {
    expect(readProjectFile('package-lock.json')).not.toMatch(/"resolved": "https?:/);
  });

  it('pins every dependency to one version', () => {
    const manifest = JSON.parse(readProjectFile('package.json')) as Record<string, Record<string, string>>;
    const ranges = ['dependencies', 'devDependencies', 'optionalDependencies']
      .flatMap((part) => Object.entries(manifest[part] ?? {}))
      .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
    expect(ranges).toEqual([]);
  });
});

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}
