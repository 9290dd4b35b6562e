import { describe, expect, it } from 'vitest';
import { entityDocument, fieldDocument, modelDocument } from '../../../test/support/model-document.ts';
import type { FormDocument } from '../../model/model-document.ts';
import { FormStore, type FormValues } from '../form-store.ts';
import { FollowedRecords } from './followed-records.ts';
import { formRules, sectionState } from './form-rules.ts';
import type { RuleWorld } from './rule-world.ts';

const reader = entityDocument('library:reader', [
  fieldDocument('name', 'text'),
  fieldDocument('level', 'text'),
  fieldDocument('guardian', 'reference', { target: 'library:reader' }),
]);
const loan = entityDocument(
  'library:loan',
  [
    fieldDocument('number', 'autoNumber', { pattern: 'L-{000}' }),
    fieldDocument('reader', 'reference', { target: 'library:reader', required: true }),
    fieldDocument('deposit', 'money', { visibleWhen: "reader.level == 'guest'" }),
    fieldDocument('status', 'text', { default: "'open'" }),
    fieldDocument('dueOn', 'date', { default: "status == 'open' ? addDays(lentOn, 30) : null" }),
    fieldDocument('lentOn', 'date', { default: 'today()' }),
    fieldDocument('payer', 'reference', { target: 'library:reader', default: 'reader.guardian' }),
    fieldDocument('note', 'text', { requiredWhen: "status == 'lost'", readOnlyWhen: "old.status == 'lost'" }),
    fieldDocument('secret', 'text', { writable: false }),
  ],
  { ownedBy: 'user' },
);
const model = modelDocument(reader, loan);

const READERS: Readonly<Record<string, FormValues>> = {
  r1: { id: 'r1', name: '王芳', level: 'guest', guardian: { id: 'r2', title: '王强' } },
  r2: { id: 'r2', name: '王强', level: 'scholar', guardian: null },
};

const form: FormDocument = {
  entity: loan.key,
  for: ['create'],
  sections: {
    loss: { label: { en: 'Loss' }, visibleWhen: "status == 'lost'", fields: { note: {} } },
  },
};

function world(old: FormValues | null = null): RuleWorld & { readonly records: FollowedRecords } {
  return {
    model,
    me: { id: 'u1', name: '李雷', username: 'li', roles: ['member'], department: null },
    now: new Date('2026-03-11T01:00:00Z'),
    old: () => old,
    records: new FollowedRecords(async (_entity, id) => READERS[id]!),
  };
}

/** A form whose rules look again whenever a record behind a reference has arrived. */
function store(values: FormValues, { isNew, old }: { isNew: boolean; old?: FormValues }): FormStore {
  const around = world(old ?? null);
  const made = new FormStore(values, formRules(loan, form, around, { isNew }), Object.keys(values));
  around.records.subscribe(() => made.recompute());
  return made;
}

const arrival = () => new Promise((done) => setTimeout(done, 0));

describe('the conditions of a form', () => {
  it('follow a reference once the record behind it has arrived', async () => {
    const loans = store({ reader: { id: 'r1', title: '王芳' } }, { isNew: false });
    expect(loans.state('deposit').visible).toBe(false);
    await arrival();
    expect(loans.state('deposit').visible).toBe(true);
    loans.set('reader', { id: 'r2', title: '王强' });
    await arrival();
    expect(loans.state('deposit').visible).toBe(false);
  });

  it('require and show as the values say', () => {
    const loans = store({ status: 'open' }, { isNew: false });
    expect([loans.state('note').required, loans.state(sectionState('loss')).visible]).toEqual([false, false]);
    loans.set('status', 'lost');
    expect([loans.state('note').required, loans.state(sectionState('loss')).visible]).toEqual([true, true]);
  });

  it('say why a field cannot be changed', () => {
    const loans = store({ status: 'open' }, { isNew: false, old: { status: 'lost' } });
    expect(['number', 'secret', 'note', 'status'].map((name) => loans.state(name).lock)).toEqual([
      'system',
      'right',
      'rule',
      undefined,
    ]);
  });
});

describe('the conditions of a form with lines', () => {
  const copy = entityDocument('library:copy', [
    fieldDocument('shelf', 'text'),
    fieldDocument('pages', 'integer'),
    fieldDocument('box', 'reference', { target: 'library:box' }),
  ]);
  const box = entityDocument('library:box', [
    fieldDocument('name', 'text'),
    fieldDocument('copies', 'children', { target: 'library:copy', inverse: 'box' }),
    fieldDocument('note', 'text', { requiredWhen: 'copies.exists(c, c.pages > 300)' }),
    fieldDocument('shelf', 'text', { visibleWhen: 'copies.all(c, c.shelf != null) && size(copies) > 0' }),
    fieldDocument('moves', 'text', { visibleWhen: 'move.box.count(m, true) > 0' }),
  ]);
  const move = entityDocument('library:move', [fieldDocument('box', 'reference', { target: 'library:box' })]);
  const boxes = { ...world(), model: modelDocument(copy, box, move) };
  const shown = (copies: readonly object[]) => {
    const store = new FormStore({ copies }, formRules(box, undefined, boxes, { isNew: false }));
    return [store.state('note').required, store.state('shelf').visible, store.state('moves').visible];
  };

  it('look at the lines as they are staged', () => {
    expect(shown([])).toEqual([false, false, false]);
    expect(shown([{ $key: 'new1', shelf: 'A', pages: 301 }])).toEqual([true, true, false]);
    expect(shown([{ $key: 'l1', id: 'l1', shelf: null, pages: 9 }])).toEqual([false, false, false]);
    const struck = { $key: 'l1', id: 'l1', shelf: null, pages: 301, $struck: true };
    expect(shown([struck, { $key: 'l2', id: 'l2', shelf: 'B', pages: null }])).toEqual([false, true, false]);
  });
});

describe('the defaults of a new record', () => {
  it('are filled in the order in which they read each other', () => {
    const loans = store({}, { isNew: true });
    expect(loans.value('status')).toBe('open');
    expect(loans.value('lentOn')).toBe('2026-03-11');
    expect(loans.value('dueOn')).toBe('2026-04-10');
    expect(loans.changed()).toEqual([]);
  });

  it('follow what they read, until somebody has typed', () => {
    const loans = store({}, { isNew: true });
    loans.set('lentOn', '2026-03-01');
    expect(loans.value('dueOn')).toBe('2026-03-31');
    loans.set('dueOn', '2026-05-01');
    loans.set('lentOn', '2026-03-02');
    expect(loans.value('dueOn')).toBe('2026-05-01');
  });

  it('take values from behind a reference, with the title once it is known', async () => {
    const loans = store({ reader: { id: 'r1', title: '王芳' } }, { isNew: true });
    await arrival();
    await arrival();
    expect(loans.value('payer')).toEqual({ id: 'r2', title: '王强' });
  });

  it('give the record to who makes it', () => {
    const owned = entityDocument(
      'library:note',
      [fieldDocument('text', 'text'), fieldDocument('owner', 'user', { target: 'core:user' })],
      { ownedBy: 'user' },
    );
    const rules = formRules(owned, undefined, { ...world(), model: modelDocument(owned) }, { isNew: true });
    expect(new FormStore({}, rules).value('owner')).toEqual({ id: 'u1', title: '李雷' });
  });
});
