import { anyOf, noneOf } from '../../access/trees.ts';
import { allOf, type QueryTree } from '../../expression/query-tree.ts';
import type { Entity } from '../../model/model.ts';
import type { Row } from '../../storage/stored-record.ts';
import { idIn } from '../query-trees.ts';
import { calendarOf, rightOn, targetFilter, titleFilter, type ReadSession } from '../read/read-session.ts';
import { maskRow, selectionOf } from '../read/selection.ts';
import type { DuplicateRule } from './duplicate-rules.ts';

/** What a caller is shown of a record that looks the same. */
export interface RevealedMatch {
  /** Only of a record he may see. */
  readonly id?: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/**
 * Of a record the caller sees: what the rule compares and what it reveals, as far as he reads it. Of any: what the rule
 * reveals, the one exception from what he may see; but nothing of one that a restriction holds back from him.
 */
export async function revealMatches(
  read: ReadSession,
  entity: Entity,
  { spec, fields }: DuplicateRule,
  ids: readonly string[],
): Promise<ReadonlyMap<string, RevealedMatch>> {
  const revealed = Object.keys(spec.reveal ?? {});
  const compared = [entity.title.name, ...revealed, ...fields];
  const seen = await seenRows(read, entity, ids, [...new Set(compared)]);
  const shown = revealed.length > 0 ? await openRows(read, entity, ids, revealed) : new Map<string, Row>();
  return new Map(
    ids.map((id) => {
      const own = seen.get(id);
      const values = { ...without(own), ...without(shown.get(id)) };
      return [id, own ? { id, values } : { values }] as const;
    }),
  );
}

function without(row: Row | undefined): Readonly<Record<string, unknown>> {
  const { id: _id, version: _version, ...values } = row ?? {};
  return values;
}

async function seenRows(
  read: ReadSession,
  entity: Entity,
  ids: readonly string[],
  names: readonly string[],
): Promise<Map<string, Row>> {
  const { access, caller } = read;
  if (!access.allows(caller, entity, 'read')) return new Map();
  const open = names.filter((name) => rightOn(read, entity.fields.get(name)!).read !== 'no');
  const selection = selectionOf(read, entity, open.join(','), 'withoutChildren');
  const where = allOf(access.rows(caller, entity, 'read'), idIn(ids));
  const { paths, cells } = selection;
  const rows = await find(read, entity, paths, where, ids.length, cells);
  for (const row of rows) maskRow(row, selection);
  return byId(rows);
}

async function openRows(
  read: ReadSession,
  entity: Entity,
  ids: readonly string[],
  names: readonly string[],
): Promise<Map<string, Row>> {
  const { access, caller, catalog } = read;
  const isRestricted = [...catalog.model.restrictions.values()].some(
    ({ spec }) => spec.entity === entity.key,
  );
  // Which restrictions hold for him is said by the roles he reads with.
  if (isRestricted && !access.allows(caller, entity, 'read')) return new Map();
  const restrictions = access
    .reasons(caller, entity, 'read')
    .flatMap(({ parts }) => parts.filter(({ kind }) => kind === 'restriction').map(({ rows }) => rows));
  const where = allOf(noneOf(anyOf(restrictions)), idIn(ids));
  return byId(await find(read, entity, [['id'], ...names.map((name) => [name])], where, ids.length));
}

function find(
  read: ReadSession,
  entity: Entity,
  select: readonly (readonly string[])[],
  where: QueryTree,
  limit: number,
  cells?: readonly QueryTree[],
): Promise<Row[]> {
  return read.catalog.store.find(read.session, {
    entity: entity.key,
    select,
    where,
    sort: [],
    limit,
    calendar: calendarOf(read),
    targetFilter: targetFilter(read),
    titleFilter: titleFilter(read),
    ...(cells ? { cells } : {}),
  });
}

function byId(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [String(row['id']), row]));
}
