import { describe, expect, it } from 'vitest';
import type { DraftRecord } from './draft-record.ts';
import type { ImportPlan } from './import-plan.ts';
import { decideLater, decideOperation } from './decide-operation.ts';

const blanks = new Map([['id1', new Set(['pages', 'parent'])]]);

function plan(map: Partial<ImportPlan['map']>): ImportPlan {
  return { map, match: [{ field: { name: 'code' } }] } as unknown as ImportPlan;
}

function draft(data: Record<string, unknown>): DraftRecord {
  return { data, wants: [], problems: [] } as unknown as DraftRecord;
}

const data = { code: 'a', title: 'T', pages: 7, note: null };

function matched(map: Partial<ImportPlan['map']>) {
  return decideOperation(plan(map), draft(data), { id: 'id1' }, blanks);
}

function later(update: 'none' | 'overwrite' | 'fillBlanks', parent: string | null, ...created: string[]) {
  const wanted = draft({ code: 'a', parent });
  return decideLater(plan({ update }), wanted, { id: 'id1' }, blanks, new Set(created));
}

describe('a row', () => {
  it('that matches nothing becomes a record, without what is empty', () => {
    const lines = [{ copies: 1, fee: null }];
    expect(decideOperation(plan({}), draft({ ...data, lines }), { id: undefined }, blanks)).toEqual({
      operation: { op: 'create', data: { code: 'a', title: 'T', pages: 7, lines: [{ copies: 1 }] } },
    });
  });

  it('that matches nothing is refused where nothing is to be created', () => {
    const decision = decideOperation(plan({ create: false }), draft(data), { id: undefined }, blanks);
    expect(decision).toMatchObject({ refused: { code: 'matchNothing' } });
  });

  it('that matches leaves the record, overwrites it or fills what is blank', () => {
    expect(matched({})).toEqual({ keep: true });
    expect(matched({ update: 'overwrite' })).toEqual({
      operation: { op: 'update', id: 'id1', data: { title: 'T', pages: 7, note: null } },
    });
    expect(matched({ update: 'fillBlanks' })).toEqual({
      operation: { op: 'update', id: 'id1', data: { pages: 7 } },
    });
  });

  it('fills nothing where nothing is blank', () => {
    const decision = decideOperation(plan({ update: 'fillBlanks' }), draft(data), { id: 'id2' }, blanks);
    expect(decision).toEqual({ keep: true });
  });
});

describe('a self-reference', () => {
  it('is written to records this import made, and to others as the map says', () => {
    const written = { operation: { op: 'update', id: 'id1', data: { parent: 'p' } } };
    expect(later('none', 'p', 'id1')).toEqual(written);
    expect(later('overwrite', 'p')).toEqual(written);
    expect(later('fillBlanks', 'p')).toEqual(written);
    expect(later('none', 'p')).toEqual({ keep: true });
  });

  it('that is empty empties only what is overwritten', () => {
    expect(later('none', null, 'id1')).toEqual({ keep: true });
    expect(later('overwrite', null)).toEqual({
      operation: { op: 'update', id: 'id1', data: { parent: null } },
    });
  });
});
