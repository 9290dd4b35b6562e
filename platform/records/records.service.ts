import { Injectable } from '@nestjs/common';
import { Access } from '../access/access.ts';
import type { Caller } from '../kernel/caller.ts';
import { Clock } from '../kernel/clock.ts';
import { Forbidden, NotFound } from '../kernel/errors.ts';
import { isId } from '../kernel/ids.ts';
import { CurrentCatalog } from '../storage/catalog.ts';
import { Database, StaleVersion } from '../storage/connection/database.ts';
import type { Session } from '../storage/connection/session.ts';
import type { Row } from '../storage/stored-record.ts';
import { Organisations } from './organisation.ts';
import { planOf } from './record-plan.ts';
import { RecordWriter, type Afterwards } from './record-writer.ts';
import { aggregateRecords } from './read/aggregate.ts';
import { exportRecords, type ExportRequest, type RecordExport } from './read/export-records.ts';
import { createdRecord } from './read/created-record.ts';
import { getRecord } from './read/get-record.ts';
import { historyOf, type HistoryPage, type HistoryRequest } from './read/history.ts';
import { listRecords, type RecordList } from './read/list-records.ts';
import type { ListRequest } from './read/list-request.ts';
import type { QueryRequest } from './read/query-request.ts';
import type { ReadSession } from './read/read-session.ts';
import { recordTitles } from './read/record-titles.ts';
import { relatedRecords } from './read/related-records.ts';
import { searchRecords, type Hit } from './read/search-records.ts';
import { Standings } from './standings.ts';
import { WriteRules } from './write-rule.ts';
import { UserTitles } from './user-titles.ts';
import { notAnId, refuseDenied, type Operation } from './write/operation.ts';
import type { OperationResult, WrittenRecord } from './write/operation-result.ts';
import { restoreRecord } from './write/restore-record.ts';
import { WriteSession, type WriteOptions } from './write/write-session.ts';
import { WriteStores } from './write/write-stores.ts';

export interface UpdateOptions extends WriteOptions {
  /** The version the change is based on; another one in the store is a 412. */
  readonly expectedVersion?: number;
}

/**
 * Reading and writing records of any entity, for a caller. Everything that touches records goes through here. Given
 * a transaction, a call is part of it and sees what it did before.
 *
 * @example
 * const { id } = await records.create(caller, 'book', { title: '红楼梦', pages: 1200 });
 * await records.update(caller, 'book', id, { pages: 1196 }, { expectedVersion: 1 });
 */
@Injectable()
export class RecordsService {
  constructor(
    private readonly database: Database,
    private readonly current: CurrentCatalog,
    private readonly access: Access,
    private readonly clock: Clock,
    private readonly organisations: Organisations,
    private readonly writer: RecordWriter,
    private readonly stores: WriteStores,
    private readonly titles: UserTitles,
    private readonly standings: Standings,
    private readonly rules: WriteRules,
  ) {}

  create(
    caller: Caller,
    entity: string,
    data: unknown,
    options: WriteOptions = {},
    tx?: Session,
  ): Promise<WrittenRecord> {
    return this.#one(caller, entity, { op: 'create', data }, options, tx);
  }

  update(
    caller: Caller,
    entity: string,
    id: string,
    data: unknown,
    { expectedVersion, ...options }: UpdateOptions = {},
    tx?: Session,
  ): Promise<WrittenRecord> {
    const version = expectedVersion === undefined ? {} : { expectedVersion };
    return this.#one(caller, entity, { op: 'update', id, data, ...version }, options, tx);
  }

  /** Writes one record and answers it as reading it would; the read travels with the commit. */
  async writeAndRead(
    caller: Caller,
    entity: string,
    operation: Operation,
    { expectedVersion, ...options }: UpdateOptions = {},
    tx?: Session,
  ): Promise<Row> {
    const version = expectedVersion === undefined ? {} : { expectedVersion };
    let row: Row | undefined;
    // Learnt beforehand: inside, it could wait for a connection that others hold who wait for this transaction.
    const around = await this.reading(caller, tx);
    const read: Afterwards = async ([result], session) => {
      row = await this.#written({ ...around, session }, entity, result as WrittenRecord);
    };
    await this.writer.writeTogether(caller, entity, [{ ...operation, ...version }], options, tx, read);
    return row!;
  }

  /** A new record mostly need not be read; one the caller may write but not see answers only for itself. */
  async #written(read: ReadSession, entity: string, { id, version, made }: WrittenRecord): Promise<Row> {
    const { model } = read.catalog;
    const known = made && createdRecord(read, model.entity(entity), made, this.titles.with(made.loaded));
    if (known) return known;
    const row = await getRecord(read, model.entity(entity), id).catch(unseen);
    if (!row) return { id, version };
    this.titles.learn(row);
    return row;
  }

  /** Into the recycle bin, with what the deletion policies of the references take along. */
  delete(
    caller: Caller,
    entity: string,
    id: string,
    { expectedVersion, ...options }: UpdateOptions = {},
    tx?: Session,
  ): Promise<WrittenRecord> {
    const version = expectedVersion === undefined ? {} : { expectedVersion };
    return this.#one(caller, entity, { op: 'delete', id, ...version }, options, tx);
  }

  async #one(
    caller: Caller,
    entity: string,
    operation: Operation,
    options: WriteOptions,
    tx: Session | undefined,
  ): Promise<WrittenRecord> {
    const [result] = await this.writer.writeTogether(caller, entity, [operation], options, tx);
    return result as WrittenRecord;
  }

  /** Out of the recycle bin, with everything that went along. */
  async restore(
    caller: Caller,
    entity: string,
    id: string,
    options: WriteOptions = {},
    tx?: Session,
  ): Promise<void> {
    try {
      await this.#restore(caller, entity, id, options, tx);
    } catch (error) {
      if (tx || !(error instanceof StaleVersion)) throw error;
      await this.current.renew();
      await this.#restore(caller, entity, id, options, tx);
    }
  }

  async #restore(
    caller: Caller,
    entity: string,
    id: string,
    options: WriteOptions,
    tx: Session | undefined,
  ): Promise<void> {
    await this.standings.learn(caller);
    const catalog = this.current.get();
    const plan = planOf(catalog.model, catalog.model.entity(entity));
    refuseDenied(plan, caller, this.access, 'delete');
    if (!isId(id)) throw notAnId(id);
    const { access, stores } = this;
    const organisation = await this.organisations.get();
    const work = (session: Session) => {
      const now = this.clock.now();
      const write = new WriteSession(
        { caller, catalog, access, organisation, options, stores, now },
        session,
      );
      return restoreRecord(write, plan, id.toLowerCase(), this.rules);
    };
    await (tx ? work(tx) : this.database.transaction(work, { version: catalog.version }));
  }

  /** Up to 5 000 operations: all or nothing, or each for itself with a result for each. */
  batch(
    caller: Caller,
    entity: string,
    operations: readonly Operation[],
    { atomic, ...rest }: WriteOptions & { readonly atomic: boolean },
    tx?: Session,
  ): Promise<OperationResult[]> {
    const options = { ...rest, isBulk: operations.filter(({ op }) => op !== 'create').length > 1 };
    return atomic
      ? this.writer.writeTogether(caller, entity, operations, options, tx)
      : this.writer.writeEach(caller, entity, operations, options);
  }

  async get(caller: Caller, entity: string, id: string, fields?: string, tx?: Session): Promise<Row> {
    const read = await this.reading(caller, tx);
    return getRecord(read, read.catalog.model.entity(entity), id, fields);
  }

  /** A record even when it lies in the recycle bin. */
  async getDeleted(caller: Caller, entity: string, id: string): Promise<Row> {
    const read = await this.reading(caller);
    return getRecord(read, read.catalog.model.entity(entity), id, undefined, 'include');
  }

  async list(caller: Caller, entity: string, request: ListRequest = {}, tx?: Session): Promise<RecordList> {
    const read = await this.reading(caller, tx);
    return listRecords(read, read.catalog.model.entity(entity), request);
  }

  /** The whole of a list, for taking it out of the system. */
  async export(caller: Caller, entity: string, request: ExportRequest): Promise<RecordExport> {
    const read = await this.reading(caller);
    return exportRecords(read, read.catalog.model.entity(entity), request);
  }

  /** Records that refer to this one: by a children field, or by a reference (`loan.reader`). */
  async related(
    caller: Caller,
    entity: string,
    id: string,
    relation: string,
    request: ListRequest = {},
  ): Promise<RecordList> {
    const read = await this.reading(caller);
    return relatedRecords(read, read.catalog.model.entity(entity), id, relation, request);
  }

  async history(caller: Caller, entity: string, id: string, request: HistoryRequest): Promise<HistoryPage> {
    const read = await this.reading(caller);
    return historyOf(read, this.stores.log, read.catalog.model.entity(entity), id, request);
  }

  async aggregate(caller: Caller, request: QueryRequest): Promise<{ items: Record<string, unknown>[] }> {
    return aggregateRecords(await this.reading(caller), request);
  }

  /** Titles of records in use by id; those the caller may not see are not among them. */
  async titlesOf(
    caller: Caller,
    entity: string,
    ids: readonly string[],
  ): Promise<Readonly<Record<string, string | null>>> {
    return recordTitles(await this.reading(caller), entity, ids);
  }

  /** Across entities. */
  async search(caller: Caller, q: string): Promise<{ items: Hit[] }> {
    return searchRecords(await this.reading(caller), q);
  }

  /** What every read of this module starts from. */
  async reading(caller: Caller, tx?: Session): Promise<ReadSession> {
    await this.standings.learn(caller);
    return {
      caller,
      catalog: this.current.get(),
      session: tx ?? this.database.requestSession(),
      access: this.access,
      now: this.clock.now(),
      organisation: await this.organisations.get(),
    };
  }
}

function unseen(error: unknown): undefined {
  if (!(error instanceof NotFound || error instanceof Forbidden)) throw error;
}
