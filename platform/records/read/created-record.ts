import { TRUE } from '../../expression/query-tree.ts';
import { isObject } from '../../kernel/json.ts';
import type { Entity, Field } from '../../model/model.ts';
import type { Row, StoredRecord } from '../../storage/stored-record.ts';
import type { MadeRecord } from '../write/operation-result.ts';
import { computedOfNew } from './computed-of-new.ts';
import { rightOn, type ReadSession } from './read-session.ts';
import { MASK } from './selection.ts';

/** Finds the title of a record nobody has to read for it; undefined where it is not known. */
export type KnownTitle = (entity: Entity, id: string) => string | null | undefined;

/**
 * A record that was just created, as reading it would answer, put together from what the write knows: it has locked
 * every record the new one refers to. Undefined where something has to be read after all.
 */
export function createdRecord(
  read: ReadSession,
  entity: Entity,
  { record, children }: MadeRecord,
  titleOf: KnownTitle,
): Row | undefined {
  try {
    return seesAll(read, entity) ? rowOf(read, entity, record, titleOf, children) : undefined;
  } catch (error) {
    if (error instanceof NotKnown) return undefined;
    throw error;
  }
}

class NotKnown extends Error {}

function rowOf(
  read: ReadSession,
  entity: Entity,
  record: StoredRecord,
  titleOf: KnownTitle,
  children: ReadonlyMap<string, readonly StoredRecord[]> | undefined,
): Row {
  const row: Row = {};
  for (const field of entity.fields.values()) {
    const right = rightOn(read, field).read;
    if (right === 'partly') throw new NotKnown();
    if (right === 'no' || (field.type.storage === 'children' && !children)) continue;
    const value = valueOf(read, field, record, titleOf, children);
    row[field.name] = right === 'masked' && value !== null ? MASK : value;
  }
  return row;
}

function valueOf(
  read: ReadSession,
  field: Field,
  record: StoredRecord,
  titleOf: KnownTitle,
  children: ReadonlyMap<string, readonly StoredRecord[]> | undefined,
): unknown {
  const { name, type, target } = field;
  const value = record[name] ?? null;
  if (type.storage === 'computed') {
    const known = computedOfNew(read, field, record, children);
    if (known) return known.value;
    throw new NotKnown();
  }
  if (type.storage === 'children') {
    const child = read.catalog.model.entity(target!);
    if (!read.access.allows(read.caller, child, 'read') || !seesAll(read, child)) throw new NotKnown();
    return (children?.get(name) ?? []).map((one) => rowOf(read, child, one, titleOf, undefined));
  }
  if (type.storage === 'links') {
    return ((value ?? []) as string[]).map((id) => reference(read, target!, id, titleOf));
  }
  if (value === null) return null;
  if (type.name === 'anyReference' && isObject(value)) {
    const key = String(value['entity']);
    return { entity: key, ...reference(read, key, String(value['id']), titleOf) };
  }
  return target === undefined ? value : reference(read, target, String(value), titleOf);
}

function reference(
  read: ReadSession,
  key: string,
  id: string,
  titleOf: KnownTitle,
): { id: string; title: string | null } {
  const entity = read.catalog.model.entity(key);
  const title = read.access.titles(read.caller, entity) === TRUE ? titleOf(entity, id) : undefined;
  if (title === undefined) throw new NotKnown();
  return { id, title };
}

function seesAll({ access, caller }: ReadSession, entity: Entity): boolean {
  return access.rows(caller, entity, 'read') === TRUE;
}
