import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChangePlan } from '../../platform/lifecycle/plan/change-plan.ts';
import { planChange } from '../../platform/lifecycle/plan/plan-change.ts';
import { compileModel } from '../../platform/model/compile-model.ts';
import type { MetadataPatch } from '../../platform/model/layers/node.ts';
import { loadPacks } from '../../platform/model/load-packs.ts';
import type { Model } from '../../platform/model/model.ts';
import { projectRoot } from '../../platform/kernel/project-root.ts';
import { LIBRARY } from '../support/model.ts';
import { openTestStorage, type TestStorage } from '../support/storage.ts';

const packs = loadPacks([join(projectRoot, 'metadata/core'), LIBRARY]);
const NOW = { now: new Date('2026-03-11T01:00:00Z'), timeZone: 'Asia/Shanghai', locale: 'en' } as const;

/** The library with one entity changed by the organisation. */
function changed(
  target: string,
  set: Readonly<Record<string, unknown>>,
  retire: readonly string[] = [],
): Model {
  const changes = Object.entries(set).map(([path, to]) => [path, { to }] as const);
  const patch = {
    target,
    on: '1.0.0',
    set: Object.fromEntries(changes),
    retire: Object.fromEntries(retire.map((path) => [path, {}])),
    source: 'test',
  };
  return compileModel({ packs, org: { nodes: [], patches: [patch as MetadataPatch] } });
}

const BOOK = 'library:book.entity';
const LOAN = 'library:loan.entity';

describe('the plan of a change', () => {
  let storage: TestStorage;

  beforeAll(async () => {
    storage = await openTestStorage(compileModel({ packs }));
    await storage.insert('book', [
      { title: 'Emma', pages: 474, isbn: '12' },
      { title: 'Emma', pages: 12, isbn: 'twelve' },
      { title: '红楼梦', pages: null, isbn: '1,200' },
      { title: 'Persuasion', pages: 300, isbn: null },
    ]);
    const [reader] = await storage.insert('reader', [{ name: '王芳' }]);
    await storage.insert('loan', [
      { number: 'L-1', reader, status: 'open' },
      { number: 'L-2', reader, status: 'lost' },
      { number: 'L-3', reader, status: 'lost' },
    ]);
  });

  afterAll(() => storage.close());

  function plan(to: Model): Promise<ChangePlan> {
    return planChange({ database: storage.database, from: storage.catalog, to, ...NOW });
  }

  it('says a change in words, with where it comes from, and touches no row for a label', async () => {
    const { changes, ddl, data, questions, expectedLockMs } = await plan(
      changed(BOOK, { 'fields.title.label.en': 'Name' }),
    );
    expect(changes).toMatchObject([
      {
        target: BOOK,
        path: 'fields.title.label.en',
        label: { en: 'Book › Title' },
        property: 'en',
        what: 'changed',
        from: 'Title',
        to: 'Name',
        layer: 'org',
      },
    ]);
    expect({ ddl, data, questions, expectedLockMs }).toEqual({
      ddl: [],
      data: [],
      questions: [],
      expectedLockMs: 0,
    });
  });

  it('counts records without a value of what becomes required, and offers to fill them', async () => {
    const { data, questions } = await plan(changed(BOOK, { 'fields.pages.required': true }));
    expect(data).toMatchObject([
      { field: 'pages', problem: 'missingValue', count: 1, samples: [{ title: '红楼梦' }] },
    ]);
    expect(questions).toMatchObject([{ id: `fillMissing:${BOOK}:fields.pages`, default: { keep: true } }]);
  });

  it('counts all records for a required field that is new', async () => {
    const field = { type: 'text', label: { 'zh-CN': '架', en: 'Shelf' }, required: true };
    const { data, ddl } = await plan(changed(BOOK, { 'fields.x_shelf': field }));
    expect(data).toMatchObject([{ field: 'x_shelf', problem: 'missingValue', count: 4 }]);
    expect(ddl).toMatchObject([{ table: '"library"."book"', what: 'addColumn', lock: 'short' }]);
  });

  it('asks what becomes of a retired option, and tells where expressions speak of it', async () => {
    const { data, questions, references } = await plan(changed(LOAN, {}, ['fields.status.options.lost']));
    expect(data).toMatchObject([{ field: 'status', problem: 'retiredOption', count: 2 }]);
    expect(questions[0]!.choices.map(({ answer }) => answer)).toEqual([
      { to: 'open' },
      { to: 'returned' },
      { keep: true },
      { empty: true },
    ]);
    const uses = references.flatMap((one) => one.uses.map((use) => `${one.path} in ${use.target}`));
    expect(uses).toEqual(['fields.status.options.lost in library:loanBoard.view']);
  });

  it('counts values outside of tighter limits and rules, and stops a key that records share', async () => {
    const rule = { when: 'pages < 100', message: { 'zh-CN': '太短', en: 'Too short' } };
    const limits = { 'fields.pages.min': 100, 'fields.title.maxLength': 5, 'fields.isbn.pattern': '[0-9]+' };
    const { data } = await plan(
      changed(BOOK, { ...limits, 'fields.title.unique': true, 'validations.xLong': rule }),
    );
    expect(data.map(({ field, problem, count, severity }) => [field, problem, count, severity])).toEqual([
      ['title', 'outsideBounds', 1, 'tells'],
      ['isbn', 'notMatching', 2, 'tells'],
      ['pages', 'outsideBounds', 1, 'tells'],
      ['title', 'duplicates', 1, 'stops'],
      ['', 'brokenValidation', 1, 'tells'],
    ]);
    expect(data[3]!.samples).toMatchObject([{ value: 'Emma', count: 2 }]);
  });

  it('previews another type: what converts, and which texts somebody has to decide', async () => {
    const field = { type: 'integer', label: { 'zh-CN': 'ISBN', en: 'ISBN' } };
    const { data, questions, ddl } = await plan(changed(BOOK, { 'fields.isbn': field }));
    expect(data).toMatchObject([{ field: 'isbn', problem: 'notConvertible', count: 1, fitting: 2 }]);
    expect(questions[0]!.default).toBeUndefined();
    expect(questions[0]!.choices[1]!.answer).toEqual({ values: { twelve: null }, empty: true });
    expect(ddl.map(({ what, subject }) => `${what} ${subject}`)).toContain('addColumn isbn_2');
  });

  it('lists what uses a field that goes, and what happens there', async () => {
    const { references, changes } = await plan(changed(LOAN, {}, ['fields.deposit']));
    expect(changes).toMatchObject([
      { path: 'fields.deposit', what: 'retired', label: { en: 'Loan › Deposit' } },
    ]);
    expect(references).toMatchObject([{ target: LOAN, path: 'fields.deposit' }]);
    expect(references[0]!.uses.map(({ target, whenGone }) => `${target} ${whenGone}`)).toContain(
      'library:overdueLoans.view leaves',
    );
  });

  it('names the transaction that a lock would wait for', async () => {
    const field = { type: 'text', label: { 'zh-CN': '架', en: 'Shelf' } };
    await storage.database.transaction(async (tx) => {
      await tx.run('select 1 from "library"."book" limit 1', []);
      await new Promise((resolve) => setTimeout(resolve, 1100));
      const { blockedBy } = await plan(changed(BOOK, { 'fields.x_shelf': field }));
      expect(blockedBy).toMatchObject([{ table: '"library"."book"', state: 'idle in transaction' }]);
    });
  });
});
