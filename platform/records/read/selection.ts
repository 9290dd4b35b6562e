import { FALSE, TRUE, type QueryTree } from '../../expression/query-tree.ts';
import { Malformed } from '../../kernel/errors.ts';
import type { Entity, Field } from '../../model/model.ts';
import type { Row } from '../../storage/stored-record.ts';
import { messages } from '../messages.ts';
import { fieldPath, type FieldPath } from './field-path.ts';
import { rightOn, type ReadSession } from './read-session.ts';

/** Which values a read returns. */
export interface Selection {
  readonly paths: readonly (readonly string[])[];
  /** Children fields, read in a query of their own. */
  readonly children: readonly Field[];
  /** Values the caller sees only as a mask, or only in some rows; the nearer ones first. */
  readonly masks: readonly Mask[];
  /** What the rows are tested for, to know which. */
  readonly cells: readonly QueryTree[];
}

interface Mask {
  readonly path: readonly string[];
  /** Positions of the tests of a row: it may be read, it may be known to be there. -1: nowhere. */
  readonly read: number;
  readonly known: number | 'always';
}

const MOST_FIELDS = 200;
const ALWAYS = ['id', 'version'];

const MOST_KEPT = 200;
const known = new WeakMap<object, Map<string, Selection>>();

/**
 * The selection of `fields=name,reader.name`; without it all the caller may read, children where asked for. Made once
 * for all who have the same rights.
 */
export function selectionOf(
  read: ReadSession,
  entity: Entity,
  fields: string | undefined,
  byDefault: 'withChildren' | 'withoutChildren',
): Selection {
  const rights = read.access.rightsOf(read.caller);
  if (!rights) return newSelection(read, entity, fields, byDefault);
  let kept = known.get(rights);
  if (!kept) known.set(rights, (kept = new Map()));
  const key = `${entity.key} ${byDefault} ${fields ?? ''}`;
  let selection = kept.get(key);
  if (!selection) {
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(key, (selection = newSelection(read, entity, fields, byDefault)));
  }
  return selection;
}

function newSelection(
  read: ReadSession,
  entity: Entity,
  fields: string | undefined,
  byDefault: 'withChildren' | 'withoutChildren',
): Selection {
  if (fields === undefined) return everything(read, entity, byDefault === 'withChildren');
  const texts = [...new Set([...ALWAYS, ...fields.split(',').map((text) => text.trim())])].filter(Boolean);
  if (texts.length > MOST_FIELDS) throw new Malformed(messages.tooManyFields({ limit: MOST_FIELDS }));
  const found = texts.map((text) => fieldPath(read, entity, text));
  for (const { names, field } of found) {
    if (field.type.storage === 'children' && names.length > 1) {
      throw new Malformed(messages.childrenTooFar({ field: names.join('.') }));
    }
  }
  const paths = withReferences(found.map(({ names }) => names));
  return selected(paths.map((names) => fieldPath(read, entity, names.join('.'))));
}

function everything(read: ReadSession, entity: Entity, withChildren: boolean): Selection {
  const readable = [...entity.fields.values()].filter(
    (field) => rightOn(read, field).read !== 'no' && (withChildren || field.type.storage !== 'children'),
  );
  return selected(readable.map(({ name }) => fieldPath(read, entity, name)));
}

function selected(found: readonly FieldPath[]): Selection {
  const cells: QueryTree[] = [];
  const position = (tree: QueryTree) => {
    if (tree === FALSE) return -1;
    const known = cells.indexOf(tree);
    return known < 0 ? cells.push(tree) - 1 : known;
  };
  const masks = found
    .filter(({ yes }) => yes !== TRUE)
    .map(({ names, yes, known }): Mask => {
      return { path: names, read: position(yes), known: known === TRUE ? 'always' : position(known) };
    });
  return {
    paths: found.filter((path) => !isChildren(path)).map(({ names }) => names),
    children: found.filter(isChildren).map(({ field }) => field),
    masks: masks.toSorted((a, b) => a.path.length - b.path.length),
    cells,
  };
}

function isChildren({ field }: FieldPath): boolean {
  return field.type.storage === 'children';
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

/** Takes out of a row what the caller may not read in it, and masks what he may only know to exist. */
export function maskRow(row: Row, { masks }: Selection): void {
  const tests = row.$cells;
  if (tests) delete row.$cells;
  for (const { path, read, known } of masks) {
    if (tests?.[read]) continue;
    const holder = holderOf(row, path);
    if (!holder) continue;
    const last = path.at(-1)!;
    const isKnown = known === 'always' || tests?.[known] === true;
    if (!isKnown) delete holder[last];
    else if (holder[last] !== null && holder[last] !== undefined) holder[last] = MASK;
  }
}

function holderOf(row: Row, path: readonly string[]): Record<string, unknown> | undefined {
  let at: unknown = row;
  for (const name of path.slice(0, -1)) at = (at as Record<string, unknown> | null | undefined)?.[name];
  return typeof at === 'object' && at !== null ? (at as Record<string, unknown>) : undefined;
}
