import type { Access, FieldRight } from '../../access/access.ts';
import type { CalendarContext } from '../../expression/environment.ts';
import type { QueryTree } from '../../expression/query-tree.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Forbidden } from '../../kernel/errors.ts';
import type { Entity, Field, Model } from '../../model/model.ts';
import type { Catalog } from '../../storage/catalog.ts';
import type { Session } from '../../storage/connection/session.ts';
import type { TextSearch } from '../../storage/record-query.ts';
import { messages } from '../messages.ts';
import { operationNames } from '../operation-names.ts';
import type { Organisation } from '../organisation.ts';

/** One caller reading, on one Model, at one moment. */
export interface ReadSession {
  readonly caller: Caller;
  readonly catalog: Catalog;
  readonly session: Session;
  readonly access: Access;
  readonly now: Date;
  readonly organisation: Organisation;
}

export function modelOf({ catalog }: ReadSession): Model {
  return catalog.model;
}

/** The rows of an entity the caller may see; throws where he may see none at all. */
export function visibleRows({ access, caller }: ReadSession, entity: Entity): QueryTree {
  if (!access.allows(caller, entity, 'read')) {
    throw new Forbidden(messages.denied({ operation: operationNames.read, entity: entity.label }));
  }
  return access.rows(caller, entity, 'read');
}

/** What a hop over a reference may reach: the rows the caller sees of its target. */
export function targetFilter({ access, caller, catalog }: ReadSession): (entity: string) => QueryTree {
  return (entity) => access.rows(caller, catalog.model.entity(entity), 'read');
}

/** In which records of a target its title may be shown. */
export function titleFilter({ access, caller, catalog }: ReadSession): (entity: string) => QueryTree {
  return (entity) => access.titles(caller, catalog.model.entity(entity));
}

export function rightOn({ access, caller, catalog }: ReadSession, field: Field): FieldRight {
  return access.field(caller, catalog.model.entity(field.entity), field.name);
}

/** A search by the caller; undefined where none is asked for. */
export function searchBy(
  read: ReadSession,
  entity: Entity,
  text: string | undefined,
): TextSearch | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  return { text, fields: searchedFields(read, entity).map(({ name }) => name) };
}

/** What a search by the caller looks at. */
export function searchedFields(read: ReadSession, entity: Entity): Field[] {
  return [...entity.fields.values()].filter(
    (field) => field.spec.searchable && rightOn(read, field).read === 'yes',
  );
}

/** As of when computed fields that read the clock are computed. */
export function calendarOf({
  now,
  organisation,
}: Pick<ReadSession, 'now' | 'organisation'>): CalendarContext {
  return { now, timeZone: organisation.timeZone };
}
