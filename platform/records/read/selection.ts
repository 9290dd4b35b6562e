import { Malformed } from '../../kernel/errors.ts';
import type { Entity, Field } from '../../model/model.ts';
import { messages } from '../messages.ts';
import { fieldPath } from './field-path.ts';
import { rightOn, type ReadSession } from './read-session.ts';

/** Which values a read returns. */
export interface Selection {
  readonly paths: readonly (readonly string[])[];
  /** Children fields, read in a query of their own. */
  readonly children: readonly Field[];
  /** Paths whose values the caller sees only as a mask. */
  readonly masked: readonly (readonly string[])[];
}

const MOST_FIELDS = 200;
const ALWAYS = ['id', 'version'];

/** The selection of `fields=name,reader.name`; without it all the caller may read, children where asked for. */
export function selectionOf(
  read: ReadSession,
  entity: Entity,
  fields: string | undefined,
  byDefault: 'withChildren' | 'withoutChildren',
): Selection {
  if (fields === undefined) return everything(read, entity, byDefault === 'withChildren');
  const texts = [...new Set([...ALWAYS, ...fields.split(',').map((text) => text.trim())])].filter(Boolean);
  if (texts.length > MOST_FIELDS) throw new Malformed(messages.tooManyFields({ limit: MOST_FIELDS }));
  const found = texts.map((text) => fieldPath(read, entity, text));
  const paths = found.filter(({ field }) => field.type.storage !== 'children');
  for (const { names, field } of found) {
    if (field.type.storage === 'children' && names.length > 1) {
      throw new Malformed(messages.childrenTooFar({ field: names.join('.') }));
    }
  }
  return {
    paths: withReferences(paths.map(({ names }) => names)),
    children: found.filter(({ field }) => field.type.storage === 'children').map(({ field }) => field),
    masked: paths.filter(({ masked }) => masked).map(({ names }) => names),
  };
}

function everything(read: ReadSession, entity: Entity, withChildren: boolean): Selection {
  const rights = [...entity.fields.values()].map((field) => ({ field, right: rightOn(read, field).read }));
  const readable = rights.filter(({ right }) => right !== 'no');
  const inRow = readable.filter(({ field }) => field.type.storage !== 'children');
  return {
    paths: inRow.map(({ field }) => [field.name]),
    children: withChildren
      ? readable.filter(({ field }) => field.type.storage === 'children').map(({ field }) => field)
      : [],
    masked: inRow.filter(({ right }) => right === 'masked').map(({ field }) => [field.name]),
  };
}

/** `reader.name` also brings the reader's own `{id, title}`. */
function withReferences(paths: readonly (readonly string[])[]): (readonly string[])[] {
  const all = new Map<string, readonly string[]>();
  for (const path of paths) {
    for (let length = 1; length <= path.length; length++) {
      all.set(path.slice(0, length).join('.'), path.slice(0, length));
    }
  }
  return [...all.values()];
}

export const MASK = '***';

/** Puts the mask over values the caller may only know to exist. */
export function maskRow(row: Record<string, unknown>, { masked }: Selection): void {
  for (const path of masked) {
    let at: unknown = row;
    for (const name of path.slice(0, -1)) at = (at as Record<string, unknown> | null)?.[name];
    const holder = at as Record<string, unknown> | null | undefined;
    const last = path.at(-1)!;
    if (holder && holder[last] !== null && holder[last] !== undefined) holder[last] = MASK;
  }
}
