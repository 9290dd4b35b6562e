import { isDeepStrictEqual } from 'node:util';
import { isObject, type Json, type JsonObject } from '../../kernel/json.ts';
import type { Authors, Authorship, MetadataPatch } from '../layers/node.ts';
import { isInside, withValueAt } from '../layers/property-path.ts';
import type { PropertyChange } from '../metadata.generated.ts';

/** One change of the organisation to one path of a node of a pack. */
export interface OrgEdit {
  readonly path: string;
  readonly retire: boolean;
  /** Undefined is "not there", both ways. */
  readonly to: Json | undefined;
  readonly was: Json | undefined;
  /** Version of the pack that had the entry last. */
  readonly adopted?: string | undefined;
  readonly author?: Authorship | undefined;
}

/** The changes of a patch, outer before inner. */
export function editsOf({ set, retire, authors = {} }: MetadataPatch): OrgEdit[] {
  const edits = Object.entries(set).map(([path, { to, was, adopted }]) => ({
    path,
    retire: false,
    to: stored(to),
    was: stored(was),
    adopted,
    author: authors[path],
  }));
  const retired = Object.keys(retire).map((path) => ({
    path,
    retire: true,
    to: undefined,
    was: undefined,
    author: authors[path],
  }));
  return [...edits, ...retired].toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

/** Null stands for "not there", because no property of metadata is ever null. */
function stored(value: unknown): Json | undefined {
  return value === null ? undefined : (value as Json | undefined);
}

/**
 * An edit of a whole object as edits of what it really changed inside, so that two people who changed different
 * things of it do not stand in each other's way. Undefined where the edit is about one value.
 */
export function partsOf(edit: OrgEdit, found: Json | undefined): OrgEdit[] | undefined {
  const { path, to, was, author } = edit;
  if (!isObject(to) || !isObject(found) || !(was === undefined || isObject(was))) return undefined;
  if (was === undefined && !holdsAll(to, found) && !holdsAll(found, to)) return undefined;
  const before: Readonly<Record<string, unknown>> = was ?? {};
  const keys = new Set([...Object.keys(to), ...Object.keys(before)]);
  return [...keys].toSorted().flatMap((key): OrgEdit[] => {
    const [mine, base] = [to[key] as Json | undefined, before[key] as Json | undefined];
    if (isDeepStrictEqual(mine, base)) return [];
    return [{ path: `${path}.${key}`, retire: false, to: mine, was: base, author }];
  });
}

/** Two things of the same name that are made differently (a menu item of an entity, one of a view) do not mix. */
function holdsAll(holder: object, keys: object): boolean {
  return Object.keys(keys).every((key) => Object.hasOwn(holder, key));
}

/** The patch that makes these edits; undefined where there are none. What lies inside another edit is put into it. */
export function patchOf(
  target: string,
  on: string,
  edits: readonly OrgEdit[],
  before: MetadataPatch | undefined,
): MetadataPatch | undefined {
  if (edits.length === 0) return undefined;
  const sets = folded(edits.filter(({ retire }) => !retire));
  const set = sets.map(({ path, to, was, adopted }) => {
    const change: PropertyChange = {
      to: to ?? null,
      ...(was === undefined ? {} : { was }),
      ...(adopted === undefined ? {} : { adopted }),
    };
    return [path, change] as const;
  });
  const retired = edits.filter(({ retire }) => retire).map(({ path }) => [path, {}] as const);
  const authors = authorsOf(edits, before?.authors);
  return {
    target,
    on,
    set: Object.fromEntries(set.toSorted(byPath)),
    retire: Object.fromEntries(retired.toSorted(byPath)),
    source: before?.source ?? '',
    ...(before?.at === undefined ? {} : { at: before.at }),
    ...(authors ? { authors } : {}),
  };
}

function byPath([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

function folded(edits: readonly OrgEdit[]): OrgEdit[] {
  const outer: OrgEdit[] = [];
  for (const edit of edits.toSorted((a, b) => a.path.length - b.path.length)) {
    const at = outer.findIndex(({ path }) => edit.path === path || isInside(edit.path, path));
    const holder = outer[at];
    if (!holder) outer.push(edit);
    else if (edit.path !== holder.path && isObject(holder.to)) {
      const inner = edit.path.slice(holder.path.length + 1);
      outer[at] = { ...holder, to: withValueAt(holder.to as JsonObject, inner, edit.to) };
    }
  }
  return outer;
}

/** Who made what is still there. */
function authorsOf(edits: readonly OrgEdit[], before: Authors | undefined): Authors | undefined {
  const inner = Object.entries(before ?? {}).filter(([path]) =>
    edits.some((edit) => edit.path === path || isInside(path, edit.path)),
  );
  const own = edits.flatMap(({ path, author }) => (author ? [[path, author] as const] : []));
  const all = [...inner, ...own].toSorted(byPath);
  return all.length > 0 || before ? Object.fromEntries(all) : undefined;
}
