import { FALSE } from '../../expression/query-tree.ts';
import { Malformed } from '../../kernel/errors.ts';
import { isId } from '../../kernel/ids.ts';
import { isObject } from '../../kernel/json.ts';
import type { Entity, Field } from '../../model/model.ts';
import type { FieldChange, OperationLog, StoredOperation } from '../../storage/store/operation-log.ts';
import { messages } from '../messages.ts';
import { idIn } from '../query-trees.ts';
import { badCursor } from './cursor.ts';
import { getRecord } from './get-record.ts';
import { refuseUnknownParameters } from './known-parameters.ts';
import { recordTitles } from './record-titles.ts';
import { calendarOf, rightOn, type ReadSession } from './read-session.ts';

export interface HistoryEntry {
  readonly id: string;
  readonly at: string;
  /** Who did it; without an id it was the system. */
  readonly by: { readonly id: string | null; readonly title: string };
  readonly operation: string;
  readonly version?: number | undefined;
  readonly source?: string | undefined;
  /** Canonical values before and after; a reference is its id, whose title stands in `titles`. */
  readonly changes?: Readonly<Record<string, FieldChange>> | undefined;
  readonly reasons?: unknown;
  /** Whose delegate did it. */
  readonly onBehalfOf?: { readonly id: string } | undefined;
}

export interface HistoryPage {
  readonly items: readonly HistoryEntry[];
  /** Titles of the records that values refer to, by id. */
  readonly titles: Readonly<Record<string, string | null>>;
  readonly nextCursor?: string;
}

export interface HistoryRequest {
  readonly limit: number;
  readonly cursor?: string | undefined;
  /** Only what changed tracked fields, where the entity tracks any. */
  readonly trackedOnly: boolean;
}

/** What happened to a record, the latest first, as far as the caller may see its fields. */
export async function historyOf(
  read: ReadSession,
  log: OperationLog,
  entity: Entity,
  id: string,
  { limit, cursor, trackedOnly }: HistoryRequest,
): Promise<HistoryPage> {
  await getRecord(read, entity, id, 'id', 'include');
  if (cursor !== undefined && !isId(cursor)) throw badCursor();
  const found = await log.history(read.session, entity.key, id, { limit: limit + 1, before: cursor });
  const entries = found.slice(0, limit);
  const shown = await shownFields(read, entity, id, trackedOnly);
  const items = entries.map((entry) => entryOf(entry, shown)).filter(tellsSomething(trackedOnly));
  const titles = await titlesOf(read, entity, items);
  return { items, titles, ...(found.length > limit ? { nextCursor: entries.at(-1)!.id } : {}) };
}

export function historyRequest(
  query: Readonly<Record<string, unknown>>,
  trackedOnly: boolean,
): HistoryRequest {
  refuseUnknownParameters(query, ['limit', 'cursor']);
  const { limit = '50', cursor } = query;
  if (typeof limit !== 'string' || !/^\d{1,3}$/.test(limit) || Number(limit) < 1 || Number(limit) > 500) {
    throw new Malformed(messages.badParameter({ name: 'limit', expected: '1 … 500' }));
  }
  if (cursor !== undefined && typeof cursor !== 'string') throw badCursor();
  return { limit: Number(limit), cursor: cursor || undefined, trackedOnly };
}

/** Of a field that is read in some rows only, what it was counts as what it is now. */
export async function shownFields(
  read: ReadSession,
  entity: Entity,
  id: string,
  trackedOnly: boolean,
): Promise<ReadonlySet<string>> {
  const fields = [...entity.fields.values()];
  const partly = fields.filter((field) => rightOn(read, field).read === 'partly');
  const here = await readableHere(read, entity, id, partly);
  const readable = fields.filter((field) => rightOn(read, field).read === 'yes' || here.has(field));
  const tracked = readable.filter(({ spec }) => spec.tracked);
  const shown = trackedOnly && tracked.length > 0 ? tracked : readable;
  return new Set(shown.map(({ name }) => name));
}

/** Which of the fields the caller reads in this record. */
async function readableHere(
  read: ReadSession,
  entity: Entity,
  id: string,
  fields: readonly Field[],
): Promise<ReadonlySet<Field>> {
  if (fields.length === 0) return new Set();
  const cells = fields.map((field) => rightOn(read, field).cell?.yes ?? FALSE);
  const query = { entity: entity.key, select: [['id']], where: idIn([id.toLowerCase()]), sort: [], limit: 1 };
  const how = { cells, deleted: 'include', calendar: calendarOf(read) } as const;
  const [row] = await read.catalog.store.find(read.session, { ...query, ...how });
  return new Set(fields.filter((_, index) => row?.$cells?.[index]));
}

function entryOf(entry: StoredOperation, shown: ReadonlySet<string>): HistoryEntry {
  const changes = Object.entries(entry.changes ?? {}).filter(([name]) => shown.has(name));
  return {
    id: entry.id,
    at: entry.at,
    by: { id: entry.userId, title: entry.actor },
    operation: entry.operation,
    version: entry.version,
    source: entry.source,
    changes: changes.length > 0 ? Object.fromEntries(changes) : undefined,
    reasons: entry.details?.['reasons'],
    onBehalfOf: onBehalfOf(entry),
  };
}

function onBehalfOf({ details }: StoredOperation): HistoryEntry['onBehalfOf'] {
  const id = details?.['onBehalfOf'];
  return typeof id === 'string' ? { id } : undefined;
}

function tellsSomething(trackedOnly: boolean): (entry: HistoryEntry) => boolean {
  return ({ operation, changes }) => !trackedOnly || operation !== 'update' || changes !== undefined;
}

/** Titles of what old and new values refer to and of who did it for whom, one query for each entity. */
async function titlesOf(
  read: ReadSession,
  entity: Entity,
  items: readonly HistoryEntry[],
): Promise<Record<string, string | null>> {
  const people = items.flatMap(({ by, onBehalfOf: other }) => [by.id ?? [], other?.id ?? []].flat());
  const wanted = new Map<string, Set<string>>();
  if (people.length > 0) wanted.set('core:user', new Set(people));
  for (const { changes } of items) {
    for (const [name, change] of Object.entries(changes ?? {})) {
      const field = entity.fields.get(name)!;
      for (const { target, id } of [...refersTo(field, change.old), ...refersTo(field, change.new)]) {
        wanted.set(target, (wanted.get(target) ?? new Set()).add(id));
      }
    }
  }
  const titles: Record<string, string | null> = {};
  for (const [target, ids] of wanted)
    Object.assign(titles, await recordTitles(read, target, [...ids], 'include'));
  return titles;
}

/** The records a stored value of the field refers to. */
export function refersTo({ type, target }: Field, value: unknown): { target: string; id: string }[] {
  if (type.name === 'anyReference' && isObject(value)) {
    return [{ target: String(value['entity']), id: String(value['id']) }];
  }
  if (target === undefined) return [];
  const ids = Array.isArray(value) ? value : [value];
  return ids.filter(isId).map((id) => ({ target, id }));
}
