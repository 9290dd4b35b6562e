import { expect, it } from 'vitest';
import type { FieldDocument } from '../../model/model-document.ts';
import { countedNodes, lookedFor, type Look } from './counted-nodes.ts';

const label = { en: '', 'zh-CN': '' };
const region = {
  name: 'region',
  options: {
    '01': { label },
    '0101': { label },
    '0102': { label, retired: true },
    '02': { label },
    '03': { label, retired: true },
  },
} as unknown as FieldDocument;

const { nodes, classified, unclassified } = countedNodes(region, [
  { region: '0101', count: 12 },
  { region: '0102', count: '3' },
  { region: '01', count: 1 },
  { region: null, count: 4 },
]);

const codes = (look: Look) => lookedFor(nodes, look).map(({ code }) => code);

it('counts what is in a node and what is below it', () => {
  expect([classified, unclassified]).toEqual([16, 4]);
  expect(nodes.map(({ code, own, within }) => [code, own, within])).toEqual([
    ['01', 1, 16],
    ['0101', 12, 12],
    ['0102', 3, 3],
    ['02', 0, 0],
    ['03', 0, 0],
  ]);
});

it('finds nodes without records, and retired ones that have some', () => {
  expect(codes('unused')).toEqual(['02']);
  expect(codes('retired')).toEqual(['0102']);
  expect(codes('all')).toEqual(['01', '0101', '0102', '02']);
});
