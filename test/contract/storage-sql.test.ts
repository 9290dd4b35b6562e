import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkExpression } from '../../platform/expression/check-expression.ts';
import { compileToQuery } from '../../platform/expression/compile/compile-to-query.ts';
import { TRUE, type QueryTree } from '../../platform/expression/query-tree.ts';
import { projectRoot } from '../../platform/kernel/project-root.ts';
import { filterScope } from '../../platform/model/expression-scope.ts';
import { Catalog } from '../../platform/storage/catalog.ts';
import type { Session } from '../../platform/storage/connection/session.ts';
import type { RecordQuery } from '../../platform/storage/record-query.ts';
import { NameBook } from '../../platform/storage/schema/name-book.ts';
import { layOut } from '../../platform/storage/schema/table-map.ts';
import { LIBRARY, modelOf } from '../support/model.ts';

const FOLDER = join(projectRoot, 'test/contract/sql');
const ID = '01900000-0000-7000-8000-000000000001';
const model = modelOf(LIBRARY);
const { store } = new Catalog(model, layOut(model, new NameBook()));

/** Collects what would be sent to the database and answers nothing. */
class Recorder implements Session {
  readonly inTransaction = true;
  readonly sent: string[] = [];

  rows<T>(sql: string): Promise<T[]> {
    this.sent.push(sql);
    return Promise.resolve([]);
  }

  arrays(sql: string): Promise<unknown[][]> {
    this.sent.push(sql);
    return Promise.resolve([]);
  }

  run(sql: string): Promise<number> {
    this.sent.push(sql);
    return Promise.resolve(0);
  }

  readonly hasBegun = true;

  ahead(sql: string): Promise<unknown[][]> {
    return this.arrays(sql);
  }

  later(sql: string): void {
    this.sent.push(sql);
  }

  whenDone(): void {}

  script(sql: string): Promise<void> {
    this.sent.push(sql);
    return Promise.resolve();
  }
}

function filter(entity: string, text: string): QueryTree {
  const checked = checkExpression(text, filterScope(model, model.entity(entity)));
  const timeZone = 'Asia/Shanghai';
  return compileToQuery(checked, { me: { id: ID }, now: new Date('2026-03-11T01:00:00Z'), timeZone });
}

function find(query: Partial<RecordQuery> & { readonly entity: string }) {
  const whole = { select: [['id']], where: TRUE, sort: [], limit: 50, ...query };
  return (session: Session) => store.find(session, whole);
}

const LOAN = 'library:loan';
const COLUMNS = [['number'], ['reader'], ['status'], ['dueOn'], ['owner', 'department']];
const stamp = { at: '2026-03-11T01:00:00.000Z', by: ID };
const loan = { id: ID, version: 1, reader: ID, status: 'open', createdAt: stamp.at, updatedAt: stamp.at };
const due: RecordQuery['sort'] = [{ path: ['dueOn'], direction: 'desc' }];

const QUERIES: Readonly<Record<string, (session: Session) => Promise<unknown>>> = {
  'get-one': find({ entity: LOAN, select: COLUMNS, where: filter(LOAN, `id == '${ID}'`), limit: 1 }),
  'list-filtered-sorted': find({
    entity: LOAN,
    select: COLUMNS,
    where: filter(LOAN, "status == 'open' && dueOn < today()"),
    sort: due,
  }),
  'list-next-page': find({ entity: LOAN, where: TRUE, sort: due, after: ['2026-03-11', ID], keys: true }),
  'list-next-page-among-empty': find({ entity: LOAN, sort: due, after: [null, ID] }),
  'list-of-ranges': find({
    entity: LOAN,
    select: COLUMNS,
    where: filter(LOAN, `status in ['open', 'lost'] || id in ['${ID}', '${ID}']`),
    sort: [{ path: ['dueOn'], direction: 'asc' }],
  }),
  'list-own': find({ entity: LOAN, where: filter(LOAN, 'owner == me.id') }),
  'list-with-hidden-targets': find({
    entity: LOAN,
    select: COLUMNS,
    where: filter(LOAN, "reader.name == 'x'"),
    targetFilter: (entity) => (entity === 'library:reader' ? filter(entity, 'owner == me.id') : TRUE),
  }),
  'filter-negated': find({ entity: LOAN, where: filter(LOAN, "!(status == 'open' || dueOn < today())") }),
  'filter-tree': find({
    entity: 'library:book',
    where: filter('library:book', `isWithin(volumeOf, '${ID}')`),
  }),
  'filter-members': find({
    entity: 'library:book',
    select: [['related']],
    where: filter('library:book', `'new' in tags && !('${ID}' in related)`),
  }),
  'filter-related-with-hidden-rows': find({
    entity: 'library:reader',
    where: filter('library:reader', "loan.reader.exists(l, l.status == 'open' && l.owner.name != name)"),
    targetFilter: (entity) => (entity === LOAN ? filter(entity, 'owner == me.id') : TRUE),
  }),
  'filter-related-count': find({
    entity: 'library:reader',
    where: filter('library:reader', "loan.reader.count(l, l.status == 'open') > 2 && size(loan.reader) == 0"),
  }),
  'sort-by-reference': find({
    entity: LOAN,
    select: [['reader']],
    sort: [{ path: ['reader'], direction: 'asc' }],
  }),
  count: (session) => store.count(session, LOAN, filter(LOAN, 'returnedOn == null')),
  'sum-by-reader': (session) =>
    store.aggregate(session, {
      entity: LOAN,
      where: filter(LOAN, "status == 'open'"),
      groupBy: [
        {
          name: 'reader',
          value: { op: 'field', path: ['reader'], type: { kind: 'record', entity: 'library:reader' } },
        },
      ],
      measures: [
        { name: 'deposit', fn: 'sum', value: { op: 'field', path: ['deposit'], type: { kind: 'decimal' } } },
      ],
      sort: [{ name: 'deposit', direction: 'desc' }],
      limit: 100,
    }),
  lock: (session) => store.lock(session, 'library:book', [ID, ID], 'noKeyUpdate'),
  'insert-one': (session) => store.insert(session, LOAN, [loan]),
  'insert-many': (session) => store.insert(session, LOAN, [loan, loan]),
  'update-one': (session) => store.update(session, LOAN, [{ id: ID, values: { status: 'closed' } }], stamp),
  'update-many': (session) =>
    store.update(
      session,
      LOAN,
      [
        { id: ID, values: { status: 'closed', deposit: '1.00' } },
        { id: ID, values: { status: 'open', deposit: null } },
      ],
      stamp,
    ),
  delete: (session) => store.markDeleted(session, LOAN, [ID], { ...stamp, deletionId: ID }),
};

/**
 * A change of these files is a change of what every request costs: `UPDATE_SQL=1` writes them, and the difference is
 * read before it is committed.
 */
describe('SQL of typical queries', () => {
  it.each(Object.keys(QUERIES))('%s is what was reviewed', async (name) => {
    const recorder = new Recorder();
    await QUERIES[name]!(recorder);
    const sql = `${recorder.sent.join(';\n\n')};\n`;
    const file = join(FOLDER, `${name}.sql`);
    if (process.env['UPDATE_SQL']) writeFileSync(file, sql);
    expect(sql).toBe(readFileSync(file, 'utf8'));
  });
});
