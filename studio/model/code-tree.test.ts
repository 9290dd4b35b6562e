import { describe, expect, it } from 'vitest';
import { allNodes, codePath, codeTree, countsWithin } from './code-tree.ts';
import type { FieldDocument } from './model-document.ts';

const option = (en: string, order: number) => ({ label: { en, 'zh-CN': en }, order });
const field = {
  name: 'subject',
  type: 'classification',
  options: {
    '10': option('Art', 3),
    '01': option('Science', 0),
    '0102': option('Physics', 1),
    '010201': option('Optics', 2),
  },
} as unknown as FieldDocument;

describe('codes as a tree', () => {
  it('hangs each node below the one its code begins with, in the order of the scheme', () => {
    const tree = codeTree(field);
    expect(tree.map(({ code }) => code)).toEqual(['01', '10']);
    expect([...allNodes(tree)].map(({ code, depth, above }) => [code, depth, above])).toEqual([
      ['01', 0, undefined],
      ['0102', 1, '01'],
      ['010201', 2, '0102'],
      ['10', 0, undefined],
    ]);
  });

  it('names the nodes above one', () => {
    expect(codePath(field, '010201')).toEqual(['01', '0102', '010201']);
    expect(codePath(field, '10')).toEqual(['10']);
  });

  it('counts a node with all below it', () => {
    const counts = countsWithin(
      codeTree(field),
      new Map([
        ['010201', 3],
        ['01', 2],
      ]),
    );
    expect(Object.fromEntries(counts)).toEqual({ '01': 5, '0102': 3, '010201': 3 });
  });
});
