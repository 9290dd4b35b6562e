import { checkExpression } from '../../expression/check-expression.ts';
import { isObject } from '../../kernel/json.ts';
import { expressionScope } from '../../model/expression-scope.ts';
import type { FormSpec, PageSpec, ViewSpec } from '../../model/metadata.generated.ts';
import type { Entity } from '../../model/model.ts';
import { isPlain } from '../read/field-path.ts';
import type { ReadSession } from '../read/read-session.ts';
import { relationsOf } from '../read/related-records.ts';
import { isViewFor, pathOf } from '../read/view-of.ts';

type Entries<T> = Readonly<Record<string, T>>;

/** A view as the caller may know it: without what it shows of fields he may not see; undefined where it is not his. */
export function visibleView(read: ReadSession, entity: Entity, spec: ViewSpec): ViewSpec | undefined {
  if (!isViewFor(read, entity, spec)) return undefined;
  const { groupBy, rail, quickFilters, sort, board, calendar, chart, ...rest } = spec;
  const layouts = visibleLayouts(read, entity, { board, calendar, chart });
  return {
    ...rest,
    ...layouts,
    type: isLeft(spec.type, layouts) ? spec.type : 'list',
    columns: readable(read, entity, spec.columns),
    ...(sort ? { sort: plain(read, entity, sort) } : {}),
    ...(groupBy && isOpen(read, entity, groupBy.field) ? { groupBy } : {}),
    ...(rail && isOpen(read, entity, rail.field) ? { rail } : {}),
    ...(quickFilters ? { quickFilters: kept(quickFilters, (one) => isViewFor(read, entity, one)) } : {}),
  };
}

type Layouts = Pick<ViewSpec, 'board' | 'calendar' | 'chart'>;

/** A board, a calendar and a chart as far as their fields can be seen in all rows; lanes and ends go one by one. */
function visibleLayouts(read: ReadSession, entity: Entity, { board, calendar, chart }: Layouts): Layouts {
  const isShown = (name: string | undefined) => name !== undefined && isOpen(read, entity, name);
  const { start, end, lane, by } = calendar ?? {};
  return {
    ...(board && isShown(board.field) ? { board } : {}),
    ...(start !== undefined && isShown(start)
      ? {
          calendar: {
            start,
            ...(end !== undefined && isShown(end) ? { end } : {}),
            ...(lane !== undefined && isShown(lane) ? { lane } : {}),
            ...(by ? { by } : {}),
          },
        }
      : {}),
    ...(chart && isShown(chart.field) ? { chart } : {}),
  };
}

function isLeft(type: ViewSpec['type'], layouts: Layouts): boolean {
  return type === 'list' || type === 'tree' || layouts[type] !== undefined;
}

export function visibleForm(read: ReadSession, entity: Entity, spec: FormSpec): FormSpec {
  const sections = Object.entries(spec.sections).map(([name, section]) => {
    const fields = Object.entries(readable(read, entity, section.fields)).map(([key, field]) => [
      key,
      visibleLines(read, entity, key, field),
    ]);
    return [name, { ...section, fields: Object.fromEntries(fields) }] as const;
  });
  return { ...spec, sections: Object.fromEntries(sections) };
}

/** The columns of lines are fields of their own entity. */
function visibleLines<T extends object>(read: ReadSession, entity: Entity, name: string, field: T): T {
  const target = entity.fields.get(name)?.target;
  const { columns } = field as { readonly columns?: unknown };
  const lines = target === undefined ? undefined : read.catalog.model.entities.get(target);
  return lines && isObject(columns)
    ? { ...field, columns: readable(read, lines, columns as Entries<{ path?: string }>) }
    : field;
}

export function visiblePage(read: ReadSession, entity: Entity, spec: PageSpec): PageSpec {
  const { facts, related } = spec;
  const relations = relationsOf(read.catalog.model, entity);
  const lists = Object.entries(related ?? {}).flatMap(([name, list]) => {
    const from = relations.get(list.relation)?.from;
    if (!from || !read.access.allows(read.caller, from, 'read')) return [];
    const sort = list.sort ? { sort: plain(read, from, list.sort) } : {};
    return [[name, { ...list, ...sort, columns: readable(read, from, list.columns) }] as const];
  });
  return {
    ...spec,
    ...(facts ? { facts: readable(read, entity, facts) } : {}),
    ...(related ? { related: Object.fromEntries(lists) } : {}),
  };
}

/**
 * Whether the screens may evaluate a condition: it reads only what the caller always sees. What it says otherwise
 * holds on the server alone.
 */
export function isEvaluable(read: ReadSession, entity: Entity, text: string): boolean {
  const { dependencies } = checkExpression(text, expressionScope(read.catalog.model, entity));
  return dependencies
    .map((path) => (path[0] === 'old' ? path.slice(1) : path))
    .filter(([first]) => first !== undefined && first !== 'me')
    .every((path) => isSeen(read, entity, path));
}

/** As much of a path as leads over fields; its end may be a part of a value, its way one over other records. */
export function isSeen(read: ReadSession, from: Entity, path: readonly string[]): boolean {
  let entity: Entity | undefined = from;
  for (const name of path) {
    const key: string | undefined = name.includes(':') ? name.slice(0, name.lastIndexOf('.')) : undefined;
    const field = key === undefined ? entity?.fields.get(name) : undefined;
    if (key === undefined && !field) return true;
    if (entity && field && !isOpen(read, entity, name)) return false;
    entity = read.catalog.model.entities.get(key ?? field?.target ?? '');
    if (entity && !read.access.allows(read.caller, entity, 'read')) return false;
  }
  return true;
}

function isOpen(read: ReadSession, entity: Entity, path: string): boolean {
  const found = pathOf(read, entity, path);
  return found !== undefined && isPlain(found);
}

function readable<T extends object>(
  read: ReadSession,
  entity: Entity,
  entries: Entries<T>,
): Record<string, T> {
  return kept(entries, (entry, name) => {
    const whole = 'path' in entry && typeof entry.path === 'string' ? entry.path : name;
    const part = whole.lastIndexOf('.');
    return pathOf(read, entity, whole) !== undefined || (part > 0 && isPartOf(read, entity, whole, part));
  });
}

/** `address.city` belongs to its field. */
function isPartOf(read: ReadSession, entity: Entity, path: string, dot: number): boolean {
  const found = pathOf(read, entity, path.slice(0, dot));
  return found?.field.type.expressionType(found.field.spec).kind === 'object';
}

function plain<T extends { readonly path?: string }>(
  read: ReadSession,
  entity: Entity,
  entries: Entries<T>,
): Record<string, T> {
  return kept(entries, ({ path }, name) => isOpen(read, entity, path ?? name));
}

function kept<T>(entries: Entries<T>, isKept: (entry: T, name: string) => boolean): Record<string, T> {
  return Object.fromEntries(Object.entries(entries).filter(([name, entry]) => isKept(entry, name)));
}
