import { checkMessages as messages } from '../check/messages.ts';
import type { ViewSpec } from '../metadata.generated.ts';
import type { Field } from '../model.ts';
import type { Compilation } from './compilation.ts';
import type { EntityDraft } from './compile-entity.ts';
import { named, type Place } from './compile-columns.ts';
import { missing } from './field-path.ts';

export type Checks = Pick<Compilation, 'entities' | 'report'>;

type Board = NonNullable<ViewSpec['board']>;
type Calendar = NonNullable<ViewSpec['calendar']>;
type Chart = NonNullable<ViewSpec['chart']>;

/** The board of a view, as far as its field stays. */
export function boardOf(board: Board, place: Place, checks: Checks): Board | undefined {
  const field = fieldAt(board.field, within(place, 'field'), checks);
  if (!field) return undefined;
  const { node, path } = place;
  if (!BOARD_FIELDS.has(field.type.name))
    checks.report(node, [...path, 'field'], messages.notABoardField(named(field)));
  const options = field.spec.options as Readonly<Record<string, unknown>> | undefined;
  for (const [at, option] of (board.folded ?? []).entries())
    if (options && !Object.hasOwn(options, option))
      checks.report(
        node,
        [...path, 'folded', String(at)],
        messages.notAnOption({ name: field.name, option }),
      );
  return board;
}

const BOARD_FIELDS: ReadonlySet<string> = new Set(['select', 'stage', 'process']);
const LANE_FIELDS: ReadonlySet<string> = new Set([
  'select',
  'stage',
  'process',
  'user',
  'reference',
  'department',
]);

/** The calendar of a view, as far as its beginning stays; an end or lanes by a hidden field leave it. */
export function calendarOf(calendar: Calendar, place: Place, checks: Checks): Calendar | undefined {
  const { start, end, lane, ...rest } = calendar;
  const [from, to] = [start, end].map((name, at) => dateField(name, within(place, ENDS[at]!), checks));
  const beside = lane === undefined ? undefined : fieldAt(lane, within(place, 'lane'), checks);
  const { node, path } = place;
  if (from && to && from.type !== to.type)
    checks.report(node, [...path, 'end'], messages.otherDateType({ start, end: to.name }));
  if (beside && !LANE_FIELDS.has(beside.type.name))
    checks.report(node, [...path, 'lane'], messages.notALaneField(named(beside)));
  if (!from) return undefined;
  return { start, ...rest, ...(end && to ? { end } : {}), ...(lane && beside ? { lane } : {}) };
}

const ENDS = ['start', 'end'] as const;

function dateField(name: string | undefined, place: Place, checks: Checks): Field | undefined {
  const field = name === undefined ? undefined : fieldAt(name, place, checks);
  if (!field) return undefined;
  const { kind } = field.type.expressionType(field.spec);
  if (kind !== 'date' && kind !== 'dateTime')
    checks.report(place.node, place.path, messages.notADateField(named(field)));
  return field;
}

/** The chart of a view, as far as the field by which the records form a tree stays. */
export function chartOf(chart: Chart, place: Place, checks: Checks): Chart | undefined {
  const field = fieldAt(chart.field, within(place, 'field'), checks);
  if (field && field.type.name !== 'treeParent')
    checks.report(place.node, [...place.path, 'field'], messages.notAChartField(named(field)));
  return field && chart;
}

export function isTree({ fields }: EntityDraft): boolean {
  return [...fields.values()].some(({ type }) => type.name === 'treeParent');
}

/** A layout of which nothing is left shows a list. */
export function typeOf(
  spec: ViewSpec,
  left: {
    readonly board: Board | undefined;
    readonly calendar: Calendar | undefined;
    readonly chart: Chart | undefined;
  },
  { node, path }: Place,
  { report }: Checks,
): ViewSpec['type'] {
  const { type } = spec;
  if (type !== 'board' && type !== 'calendar' && type !== 'chart') return type;
  if (!spec[type]) report(node, path, messages.layoutMissing({ type }));
  return left[type] ? type : 'list';
}

function fieldAt(name: string, place: Place, checks: Checks): Field | undefined {
  return isShown(name, place, checks) ? place.entity.fields.get(name) : undefined;
}

function within(place: Place, property: string): Place {
  return { ...place, path: [...place.path, property] };
}

/** Whether a field stays: it may be hidden by a patch, and must be one that lists can be filtered by. */
export function isShown(name: string, { node, entity, path }: Place, { report }: Checks): boolean {
  const field = entity.fields.get(name);
  if (!field) {
    const end = missing(entity, name);
    if ('problem' in end) report(node, path, end.problem);
    return false;
  }
  if (!field.type.filterable) report(node, path, messages.notFilterable(named(field)));
  return true;
}
