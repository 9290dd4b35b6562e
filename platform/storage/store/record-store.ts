import type { Field } from '../../model/model.ts';
import type { QueryTree } from '../../expression/query-tree.ts';
import type { DuplicateTest } from '../../model/metadata.generated.ts';
import type { Session } from '../connection/session.ts';
import type { Draft } from '../duplicates/drafts.ts';
import { findDuplicates, type DuplicateMatch } from '../duplicates/find-duplicates.ts';
import { lockKeys } from '../duplicates/lock-keys.ts';
import { lockPieces } from '../duplicates/lock-pieces.ts';
import { isSameTest } from '../duplicates/test-sql.ts';
import type { AggregateQuery, RecordQuery } from '../record-query.ts';
import type { CopyQuery } from '../sql/copy-sql.ts';
import type { LockStrength, RecordChange, Row, Stamp, StoredRecord } from '../stored-record.ts';
import { aggregateRecords } from './aggregate-records.ts';
import { copyRecords, type Copied, type CopyStep } from './copy-records.ts';
import { countRecords } from './count-records.ts';
import { markDeleted, unmarkDeleted } from './delete-records.ts';
import { insertRecords } from './insert-records.ts';
import { keepEmptyRollups, keepRollups, wrongRollups, type WrongRollups } from './keep-rollups.ts';
import { lockRecords } from './lock-records.ts';
import { readPage } from './read-records.ts';
import { ancestorIds, idsByKey, referencingIds } from './related-records.ts';
import { findSearched } from './search-records.ts';
import { tableFor, type StoreContext } from './store-context.ts';
import { updateRecords } from './update-records.ts';

/**
 * The records of one Model in its tables. It knows no caller and no rule: what may be read or written is decided
 * before. Statements are compiled once for each shape of query and kept as long as the Model.
 */
export class RecordStore {
  constructor(private readonly context: StoreContext) {}

  /** One page. With `keys`, each row carries `$after`, which the next page's query takes as `after`. */
  find(session: Session, query: RecordQuery): Promise<Row[]> {
    const { search } = query;
    return search
      ? findSearched(session, query, search, this.context)
      : readPage(session, query, this.context);
  }

  count(
    session: Session,
    entity: string,
    where: QueryTree,
    mode: 'exact' | 'estimate' = 'exact',
    deleted: RecordQuery['deleted'] = 'exclude',
    targetFilter?: (entity: string) => QueryTree,
    search?: RecordQuery['search'],
    calendar?: RecordQuery['calendar'],
  ): Promise<number> {
    const query = { entity, where, deleted, targetFilter, calendar, ...(search ? { search } : {}) };
    return countRecords(session, query, mode, this.context);
  }

  /** Rows by names of groups and measures; a group by a reference is `{id, title}` or null. */
  aggregate(session: Session, query: AggregateQuery): Promise<Record<string, unknown>[]> {
    return aggregateRecords(session, query, this.context);
  }

  /** Locks in the order of ids and reads whole records, deleted ones too. */
  lock(
    tx: Session,
    entity: string,
    ids: readonly string[],
    strength: LockStrength,
  ): Promise<Map<string, StoredRecord>> {
    return lockRecords(tx, entity, ids, strength, this.context);
  }

  insert(tx: Session, entity: string, records: readonly StoredRecord[]): Promise<void> {
    return insertRecords(tx, entity, records, this.context);
  }

  /** Writes values of records as records of another entity, one for each and day. */
  copy(tx: Session, query: CopyQuery, step: CopyStep): Promise<Copied> {
    return copyRecords(tx, query, step, this.context);
  }

  /** Each changed record gets the next version. */
  update(tx: Session, entity: string, changes: readonly RecordChange[], stamp: Stamp): Promise<void> {
    return updateRecords(tx, entity, changes, stamp, this.context);
  }

  /** Into the recycle bin; what goes together shares the deletion id. */
  markDeleted(
    tx: Session,
    entity: string,
    ids: readonly string[],
    stamp: Stamp & { readonly deletionId: string },
  ): Promise<void> {
    return markDeleted(tx, entity, ids, stamp, this.context);
  }

  /** Out of the recycle bin. */
  unmarkDeleted(tx: Session, entity: string, ids: readonly string[], stamp: Stamp): Promise<void> {
    return unmarkDeleted(tx, entity, ids, stamp, this.context);
  }

  /** Keeps roll-ups of records that the transaction has locked, or made, after what they count was written. */
  keepRollups(tx: Session, entity: string, ids: readonly string[], fields: readonly string[]): void {
    keepRollups(tx, entity, ids, fields, this.context);
  }

  /** Gives records that the transaction has just made, and that nothing refers to yet, all their roll-ups. */
  keepEmptyRollups(tx: Session, entity: string, ids: readonly string[]): void {
    keepEmptyRollups(tx, entity, ids, this.context);
  }

  /** The records among these whose kept roll-ups are not what they should be. */
  wrongRollups(
    session: Session,
    entity: string,
    ids: readonly string[],
    fields: readonly string[],
  ): Promise<WrongRollups[]> {
    return wrongRollups(session, entity, ids, fields, this.context);
  }

  /** Ids of live records whose field (reference, references, polymorphic) points at one of the ids. */
  referencing(session: Session, field: Field, ids: readonly string[]): Promise<string[]> {
    return referencingIds(session, field, ids, this.context);
  }

  /** Ids above a record in its tree, nearest first. */
  ancestors(session: Session, entity: string, id: string): Promise<string[]> {
    return ancestorIds(session, entity, id, this.context);
  }

  /** For each key of the list, the ids of the live records that hold it. */
  findByKey(
    session: Session,
    entity: string,
    fieldNames: readonly string[],
    keys: readonly (readonly unknown[])[],
  ): Promise<string[][]> {
    return idsByKey(session, entity, fieldNames, keys, this.context);
  }

  /** The live records that a test of a duplicate rule finds like each draft. */
  findDuplicates(
    session: Session,
    entity: string,
    test: DuplicateTest,
    drafts: readonly Draft[],
  ): Promise<DuplicateMatch[]> {
    const { grams } = this.context;
    return findDuplicates(session, tableFor(this.context, entity), test, drafts, grams);
  }

  /** Makes others who write what the test finds to be the same wait until the transaction ends; `name` is the rule's test. */
  async lockValues(
    tx: Session,
    entity: string,
    name: string,
    test: DuplicateTest,
    drafts: readonly Draft[],
  ): Promise<void> {
    const table = tableFor(this.context, entity);
    if (isSameTest(test)) await lockKeys(tx, table, name, test, drafts);
    else await lockPieces(tx, table, name, test, drafts);
  }
}
