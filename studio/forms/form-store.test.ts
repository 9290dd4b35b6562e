import { describe, expect, it } from 'vitest';
import { FormStore, type FormRules } from './form-store.ts';
import { same } from './same-value.ts';

const noRules: FormRules = { states: () => new Map() };

const reasonWhenLost: FormRules = {
  states: (values) => {
    const lost = values['lost'] === true;
    return new Map([['reason', { visible: lost, required: lost, readOnly: false }]]);
  },
};

/** The due day follows from the day of the loan. */
const dueFollows: FormRules = {
  states: () => new Map(),
  defaults: (values, isTouched) =>
    isTouched('due') ? new Map() : new Map([['due', values['day'] ? `${String(values['day'])}+30` : null]]),
};

describe('a form store', () => {
  it('tells only the changed field and the form', () => {
    const store = new FormStore({ title: 'Emma', pages: 474 }, noRules);
    const heard: string[] = [];
    for (const name of ['title', 'pages', '']) store.subscribe(name, () => heard.push(name));

    store.set('title', 'Persuasion');

    expect(heard.toSorted()).toEqual(['', 'title']);
    expect(store.changed()).toEqual(['title']);
  });

  it('tells fields whose state follows from another', () => {
    const store = new FormStore({ lost: false }, reasonWhenLost);
    let heard = 0;
    store.subscribe('reason', () => heard++);

    store.set('lost', true);

    expect(heard).toBe(1);
    expect(store.state('reason')).toEqual({ visible: true, required: true, readOnly: false });
  });

  it('fills in nothing where somebody is about to type, until he has left', () => {
    const store = new FormStore({ day: null }, dueFollows);
    store.hold('due');
    store.set('day', '2026-03-01');
    expect(store.value('due')).toBeNull();

    store.release('due');
    expect(store.value('due')).toBe('2026-03-01+30');

    store.hold('due');
    store.set('due', 'soon');
    store.release('due');
    expect(store.value('due')).toBe('soon');
  });

  it('forgets what was wrong with a field once it is changed', () => {
    const store = new FormStore({ lines: [] }, noRules);
    store.setIssues([
      { path: 'lines.0.pages', code: 'x', message: 'too few' },
      { path: 'title', code: 'y', message: 'missing' },
    ]);

    store.set('title', 'Emma');

    expect(store.issues('title')).toEqual([]);
    expect(store.issuePaths()).toEqual(['lines.0.pages']);
  });

  it('keeps what is wrong with other rows when one changes', () => {
    const store = new FormStore({ lines: [] }, noRules);
    store.setIssues([
      { path: 'lines.a.pages', code: 'x', message: 'too few' },
      { path: 'lines.b.pages', code: 'x', message: 'too few' },
      { path: 'address.city', code: 'y', message: 'missing' },
    ]);
    store.setFieldIssues('lines.a.pages', []);
    store.set('lines', [{ $key: 'a', pages: 3 }]);
    store.set('address', { city: 'Bath' });
    expect(store.issuePaths()).toEqual(['lines.b.pages']);
  });

  it('returns to what was loaded', () => {
    const store = new FormStore({ title: 'Emma' }, noRules);
    store.set('title', 'Persuasion');

    store.reset();

    expect(store.value('title')).toBe('Emma');
    expect(store.changed()).toEqual([]);
  });
});

describe('defaults in a form store', () => {
  it('are where a new record begins, not changes', () => {
    const store = new FormStore({ day: '03-11' }, dueFollows);
    expect(store.value('due')).toBe('03-11+30');
    expect(store.changed()).toEqual([]);
  });

  it('follow what they read until somebody types over them', () => {
    const store = new FormStore({ day: '03-11' }, dueFollows);
    store.set('day', '03-12');
    expect(store.value('due')).toBe('03-12+30');
    store.set('due', 'soon');
    store.set('day', '03-13');
    expect(store.value('due')).toBe('soon');
    expect(store.changed()).toEqual(['day', 'due']);
  });

  it('leave what was given alone', () => {
    const store = new FormStore({ day: '03-11', due: 'never' }, dueFollows, ['due']);
    expect(store.value('due')).toBe('never');
  });
});

describe('same', () => {
  it.each([
    [null, '', true],
    [undefined, null, true],
    [{ id: 'a', title: 'x' }, { id: 'a', title: 'y' }, true],
    [{ id: 'a' }, { id: 'b' }, false],
    [['a'], ['a'], true],
    [[], null, true],
    [[{ $key: '1', id: 'a', title: 'x' }], [{ $key: '1', id: 'a', title: 'y' }], false],
    [[{ $key: '1', pages: 3, $touched: ['pages'] }], [{ $key: '1', pages: 3 }], true],
    [[{ $key: '1', pages: 3, $struck: true }], [{ $key: '1', pages: 3 }], false],
    [0, null, false],
  ])('%j and %j: %s', (a, b, expected) => {
    expect(same(a, b)).toBe(expected);
  });
});
