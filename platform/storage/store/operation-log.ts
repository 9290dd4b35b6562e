import { Injectable } from '@nestjs/common';
import { newId } from '../../kernel/ids.ts';
import type { Session } from '../connection/session.ts';

/** What somebody did, once and for ever: the log is only appended to. */
export interface OperationEntry {
  /** RFC 3339. */
  readonly at: string;
  /** Null for the system. */
  readonly userId: string | null;
  /** Who, in words: the username, or what the system was doing. */
  readonly actor: string;
  /** `create`, `update`, `delete`, `restore`, `signIn` … */
  readonly operation: string;
  readonly entity?: string | undefined;
  readonly recordId?: string | undefined;
  /** The record's version after it. */
  readonly version?: number | undefined;
  /** Canonical values by field name. */
  readonly changes?: Readonly<Record<string, FieldChange>> | undefined;
  /** Where it came from: `import`, `batch`; undefined for a person's call. */
  readonly source?: string | undefined;
  readonly requestId?: string | undefined;
  /** Whatever else explains it: reasons given, addresses. */
  readonly details?: Readonly<Record<string, unknown>> | undefined;
}

export interface FieldChange {
  readonly old: unknown;
  readonly new: unknown;
}

/** What is looked for in the log; what is not said does not matter. */
export interface LogFilter {
  readonly entity?: string | undefined;
  readonly recordId?: string | undefined;
  readonly userId?: string | undefined;
  readonly operation?: string | undefined;
  /** RFC 3339, included. */
  readonly from?: string | undefined;
  /** RFC 3339, excluded. */
  readonly until?: string | undefined;
}

export interface LogPageRequest {
  readonly limit: number;
  /** The last entry of the page before. */
  readonly before?: { readonly at: string; readonly id: string } | undefined;
}

export type StoredOperation = OperationEntry & { readonly id: string };

const COLUMNS =
  'id, at, user_id, actor, operation, entity, record_id, version, changes, source, request_id, details';

const INSERT_ONE = `insert into kehu.operation_log (${COLUMNS})
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`;

const INSERT_MANY = `insert into kehu.operation_log (${COLUMNS}) select * from unnest($1::uuid[], $2::timestamptz[],
  $3::uuid[], $4::text[], $5::text[], $6::text[], $7::uuid[], $8::integer[], $9::jsonb[], $10::text[],
  $11::text[], $12::jsonb[])`;

function announced(insert: string): string {
  return `with logged as (${insert} returning at, operation, entity, record_id, version, user_id, changes)
    insert into kehu.outbox (at, event, entity, record_id, payload)
    select at, 'record.' || operation, entity, record_id, jsonb_build_object('version', version, 'by', user_id,
      'fields', (select jsonb_agg(name) from jsonb_object_keys(changes) as name)) from logged`;
}

/** Who did what, when, with old and new values; written in the transaction of what it tells. */
@Injectable()
export class OperationLog {
  async append(tx: Session, entries: readonly OperationEntry[]): Promise<void> {
    if (entries.length === 1) tx.later(INSERT_ONE, parametersOf(entries[0]!));
    else if (entries.length > 1) tx.later(INSERT_MANY, transposed(entries.map(parametersOf)));
  }

  /**
   * The same, and in the same statement the events `record.create`, `record.update` … of the outbox: what is
   * logged of records is what others hear of.
   */
  async appendAndAnnounce(tx: Session, entries: readonly OperationEntry[]): Promise<void> {
    if (entries.length === 1) tx.later(announced(INSERT_ONE), parametersOf(entries[0]!));
    else if (entries.length > 1) tx.later(announced(INSERT_MANY), transposed(entries.map(parametersOf)));
  }

  /** What happened to a record, the latest first. `before` is the id of the last entry of the page before. */
  async history(
    session: Session,
    entity: string,
    recordId: string,
    page: { readonly limit: number; readonly before?: string | undefined },
  ): Promise<StoredOperation[]> {
    const rows = await session.arrays(
      `select ${COLUMNS} from kehu.operation_log
       where entity = $1 and record_id = $2::uuid and ($3::uuid is null or id < $3::uuid)
       order by id desc limit $4`,
      [entity, recordId, page.before ?? null, page.limit],
    );
    return rows.map(entryOf);
  }

  /** What happened at all, the latest first. */
  async list(session: Session, filter: LogFilter, page: LogPageRequest): Promise<StoredOperation[]> {
    const { where, values } = conditionsOf(filter, page);
    const rows = await session.arrays(
      `select ${COLUMNS} from kehu.operation_log ${where.length > 0 ? `where ${where.join(' and ')}` : ''}
       order by at desc, id desc limit $${values.length + 1}`,
      [...values, page.limit],
    );
    return rows.map(entryOf);
  }

  /** What changed a record after the given version, the earliest first. */
  async since(
    session: Session,
    entity: string,
    recordId: string,
    version: number,
  ): Promise<StoredOperation[]> {
    const rows = await session.arrays(
      `select ${COLUMNS} from kehu.operation_log
       where entity = $1 and record_id = $2::uuid and version > $3 order by id`,
      [entity, recordId, version],
    );
    return rows.map(entryOf);
  }
}

/** Only what is asked for stands in the statement, so that each kind of question finds its index. */
function conditionsOf(
  { entity, recordId, userId, operation, from, until }: LogFilter,
  { before }: LogPageRequest,
): { where: string[]; values: unknown[] } {
  const values: unknown[] = [];
  const next = (value: unknown) => `$${values.push(value)}`;
  const where: string[] = [];
  if (entity !== undefined) where.push(`entity = ${next(entity)}`);
  if (recordId !== undefined) where.push(`record_id = ${next(recordId)}::uuid`);
  if (userId !== undefined) where.push(`user_id = ${next(userId)}::uuid`);
  if (operation !== undefined) where.push(`operation = ${next(operation)}`);
  if (from !== undefined) where.push(`at >= ${next(from)}::timestamptz`);
  if (until !== undefined) where.push(`at < ${next(until)}::timestamptz`);
  if (before) where.push(`(at, id) < (${next(before.at)}::timestamptz, ${next(before.id)}::uuid)`);
  return { where, values };
}

function parametersOf(entry: OperationEntry): unknown[] {
  return [
    newId(),
    entry.at,
    entry.userId,
    entry.actor,
    entry.operation,
    entry.entity ?? null,
    entry.recordId ?? null,
    entry.version ?? null,
    entry.changes ? JSON.stringify(entry.changes) : null,
    entry.source ?? null,
    entry.requestId ?? null,
    entry.details ? JSON.stringify(entry.details) : null,
  ];
}

export function transposed(rows: readonly (readonly unknown[])[]): unknown[][] {
  return (rows[0] ?? []).map((_, column) => rows.map((row) => row[column]));
}

function entryOf(row: readonly unknown[]): StoredOperation {
  const [id, at, userId, actor, operation, entity, recordId, version, changes, source, requestId, details] =
    row;
  return {
    id: id as string,
    at: at as string,
    userId: userId as string | null,
    actor: actor as string,
    operation: operation as string,
    entity: (entity as string | null) ?? undefined,
    recordId: (recordId as string | null) ?? undefined,
    version: (version as number | null) ?? undefined,
    changes: (changes as OperationEntry['changes'] | null) ?? undefined,
    source: (source as string | null) ?? undefined,
    requestId: (requestId as string | null) ?? undefined,
    details: (details as OperationEntry['details'] | null) ?? undefined,
  };
}
