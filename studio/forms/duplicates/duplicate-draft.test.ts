import { describe, expect, it } from 'vitest';
import type { EntityDocument } from '../../model/model-document.ts';
import { duplicateDraft } from './duplicate-draft.ts';

const reader = {
  fields: {
    name: { name: 'name', type: 'text' },
    town: { name: 'town', type: 'reference' },
    note: { type: 'text' },
  },
  duplicates: {
    sameName: { label: {}, severity: 'warn', fields: ['name', 'town'] },
    sameTown: { label: {}, severity: 'block', fields: ['town'] },
  },
} as unknown as EntityDocument;

const store = (values: Record<string, unknown>, changed: readonly string[] = Object.keys(values)) => ({
  value: (name: string) => values[name] ?? null,
  isChanged: (name: string) => changed.includes(name),
});

describe('what is asked about while a record is entered', () => {
  it('is the compared values, references by id, and nothing else', () => {
    const values = { name: 'Emma', town: { id: 't1', title: 'Bath' }, note: 'new' };
    expect(duplicateDraft(store(values), reader, undefined)).toEqual({ name: 'Emma', town: 't1' });
  });

  it('is nothing while no compared field holds anything', () => {
    expect(duplicateDraft(store({ note: 'new' }), reader, undefined)).toBeUndefined();
  });

  it('is nothing of a stored record until one of them changes', () => {
    expect(duplicateDraft(store({ name: 'Emma', note: 'x' }, ['note']), reader, 'r1')).toBeUndefined();
    expect(duplicateDraft(store({ name: 'Emma' }), reader, 'r1')).toEqual({ name: 'Emma', id: 'r1' });
  });
});
