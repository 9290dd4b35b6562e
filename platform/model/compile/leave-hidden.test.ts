import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../kernel/project-root.ts';
import { compileModel } from '../compile-model.ts';
import { loadPacks } from '../load-packs.ts';
import type { Model } from '../model.ts';
import { MetadataError } from '../problem.ts';

const packs = loadPacks(
  ['metadata/core', 'test/fixtures/library'].map((folder) => join(projectRoot, folder)),
);

function retired(...targets: readonly string[]): Model {
  const patches = targets.map((target) => {
    return { target, on: '1.0.0', set: {}, retire: { '': {} }, source: 'anna' };
  });
  return compileModel({ packs, org: { nodes: [], patches } });
}

function menu(model: Model): string {
  return JSON.stringify(model.apps.get('library:lending')!.spec.menu);
}

describe('what names a retired node', () => {
  it('leaves: menu items of a view', () => {
    const model = retired('library:overdueLoans.view');
    expect([...model.views.keys()]).not.toContain('library:overdueLoans');
    expect(menu(model)).not.toContain('overdueLoans');
    expect(menu(model)).toContain('library:loan');
  });

  it('leaves without the rest: the form of a page', () => {
    const page = retired('library:bookForm.form').pages.get('library:bookPage')!;
    expect(page.spec.form).toBeUndefined();
    expect(page.spec.related).toBeDefined();
  });

  it('has to be changed first where something is made of it', () => {
    const messages = problems(() => retired('library:reader.entity'));
    expect(messages.map(({ file, pointer }) => `${file.split('/').at(-1)}${pointer}`)).toContain(
      'loan.entity.json/fields/reader/to',
    );
    expect(messages.filter(({ pointer }) => /entity|relation|view$/.test(pointer))).toEqual([]);
  });

  it('takes along what is about a retired entity', () => {
    const model = retired('library:loan.entity', 'library:loanLine.entity');
    expect([...model.entities.keys()]).not.toContain('library:loan');
    expect([...model.views.keys()]).not.toContain('library:allLoans');
    expect(model.pages.get('library:readerPage')!.spec.related).toEqual({});
    expect(menu(model)).not.toContain('loan');
  });
});

function problems(work: () => unknown): MetadataError['problems'] {
  try {
    work();
  } catch (error) {
    if (error instanceof MetadataError) return error.problems;
    throw error;
  }
  return [];
}
