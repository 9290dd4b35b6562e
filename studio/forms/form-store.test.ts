import { describe, expect, it } from 'vitest';
import { FormStore, same, type FieldState, type FormValues } from './form-store.ts';

const noRules = () => new Map<string, FieldState>();

function reasonWhenLost(values: FormValues) {
  const lost = values['lost'] === true;
  return new Map([['reason', { visible: lost, required: lost, readOnly: false }]]);
}

describe('a form store', () => {
  it('tells only the changed field and the form', () => {
    const store = new FormStore({ title: 'Emma', pages: 474 }, noRules);
    const heard: string[] = [];
    for (const name of ['title', 'pages', '']) store.subscribe(name, () => heard.push(name));

    store.set('title', 'Persuasion');

    expect(heard).toEqual(['title', '']);
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

  it('forgets what was wrong with a field once it is changed', () => {
    const store = new FormStore({ lines: [] }, noRules);
    store.setIssues([
      { path: 'lines.0.pages', code: 'x', message: 'too few' },
      { path: 'title', code: 'y', message: 'missing' },
    ]);

    store.set('title', 'Emma');

    expect(store.issues('title')).toEqual([]);
    expect([...store.issuesBelow('lines').keys()]).toEqual(['lines.0.pages']);
  });

  it('returns to what was loaded', () => {
    const store = new FormStore({ title: 'Emma' }, noRules);
    store.set('title', 'Persuasion');

    store.reset();

    expect(store.value('title')).toBe('Emma');
    expect(store.changed()).toEqual([]);
  });
});

describe('same', () => {
  it.each([
    [null, '', true],
    [undefined, null, true],
    [{ id: 'a', title: 'x' }, { id: 'a', title: 'y' }, true],
    [{ id: 'a' }, { id: 'b' }, false],
    [['a'], ['a'], true],
    [0, null, false],
  ])('%j and %j: %s', (a, b, expected) => {
    expect(same(a, b)).toBe(expected);
  });
});
