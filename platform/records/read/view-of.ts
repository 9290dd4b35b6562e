import { KehuError, NotFound } from '../../kernel/errors.ts';
import type { ViewSpec } from '../../model/metadata.generated.ts';
import type { Entity, Named } from '../../model/model.ts';
import { messages } from '../messages.ts';
import { fieldPath, isPlain, type FieldPath } from './field-path.ts';
import { filterTree } from './filter.ts';
import type { ReadSession } from './read-session.ts';

/** A view of an entity; one whose filter reads what the caller may not see is not there for him. */
export function findView(read: ReadSession, entity: Entity, name: string): Named<ViewSpec> {
  const { views } = read.catalog.model;
  const view =
    views.get(name) ?? [...views.values()].find((one) => one.name === name && one.spec.entity === entity.key);
  if (view?.spec.entity === entity.key && isViewFor(read, entity, view.spec)) return view;
  throw new NotFound(messages.unknownView({ entity: entity.label, view: name }));
}

/** Whether the caller may know what the view tells: its rows say what its filter reads. */
export function isViewFor(read: ReadSession, entity: Entity, { filter }: Pick<ViewSpec, 'filter'>): boolean {
  return filter === undefined || !isRefused(() => filterTree(read, entity, filter, 'view'));
}

/** The columns the caller may see; the others are left out. */
export function columnsOf(
  read: ReadSession,
  entity: Entity,
  view: Named<ViewSpec> | undefined,
): string | undefined {
  const paths = view && inOrder(view.spec.columns).map(([name, { path }]) => path ?? name);
  return paths?.filter((path) => pathOf(read, entity, path) !== undefined).join(',') || undefined;
}

/** The order of a view as far as the caller may sort by it. */
export function sortOf(
  read: ReadSession,
  entity: Entity,
  view: Named<ViewSpec> | undefined,
): string | undefined {
  const keys = inOrder(view?.spec.sort ?? {}).filter(([name, { path }]) => {
    const found = pathOf(read, entity, path ?? name);
    return found !== undefined && isPlain(found);
  });
  if (keys.length === 0) return undefined;
  return keys
    .map(([name, { path, direction }]) => `${direction === 'desc' ? '-' : ''}${path ?? name}`)
    .join(',');
}

/** A path the caller may read, in some rows at least; undefined where he may not. */
export function pathOf(read: ReadSession, entity: Entity, path: string): FieldPath | undefined {
  let found: FieldPath | undefined;
  isRefused(() => (found = fieldPath(read, entity, path)));
  return found;
}

function isRefused(look: () => unknown): boolean {
  try {
    look();
    return false;
  } catch (error) {
    if (error instanceof KehuError) return true;
    throw error;
  }
}

interface Ordered {
  readonly order?: number;
  readonly path?: string;
}

function inOrder<T extends Ordered>(map: Readonly<Record<string, T>>): [string, T][] {
  return Object.entries(map).toSorted(([, a], [, b]) => (a.order ?? 0) - (b.order ?? 0));
}
