import { describe, expect, it } from 'vitest';
import { readProjectFile, sourceFiles } from './repository.ts';

const files = sourceFiles('platform', 'plugins', 'studio', 'test');
/** The words of each file. */
const words = new Map(files.map((file) => [file, new Set(readProjectFile(file).match(/[A-Za-z_$][\w$]*/g))]));

function isNamedElsewhere(name: string, home: string): boolean {
  return files.some((file) => file !== home && words.get(file)!.has(name));
}

const sources = sourceFiles('platform').filter((file) => !file.endsWith('.test.ts'));

describe('nothing of platform/ is there for nobody', () => {
  it('what a file exports, another one names', () => {
    const unused = sources.flatMap((file) => {
      const exported = readProjectFile(file).matchAll(
        /^export (?:async )?(?:abstract )?(?:function\*?|class|const) ([A-Za-z_$][\w$]*)/gm,
      );
      return Array.from(exported, ([, name]) => name!)
        .filter((name) => !isNamedElsewhere(name, file))
        .map((name) => `${file}: ${name}`);
    });
    expect(unused).toEqual([]);
  });

  it('what a file of messages says, somebody says', () => {
    const unsaid = sources
      .filter((file) => file.endsWith('messages.ts'))
      .flatMap((file) => {
        const keys = readProjectFile(file).matchAll(/^ {2}([A-Za-z]\w*): \{/gm);
        return Array.from(keys, ([, key]) => key!)
          .filter((key) => !isNamedElsewhere(key, file))
          .map((key) => `${file}: ${key}`);
      });
    expect(unsaid).toEqual([]);
  });
});
