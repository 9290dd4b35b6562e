import { filterScope } from '../expression-scope.ts';
import { checkMessages as messages } from '../check/messages.ts';
import type { EffectiveNode } from '../layers/merge.ts';
import type { ViewSpec } from '../metadata.generated.ts';
import { columnMisfit, compileEntries, named, sortMisfit } from './compile-columns.ts';
import type { EntityDraft } from './compile-entity.ts';
import { checkAt } from './compile-expression.ts';
import { resolveAt, type Compilation } from './compilation.ts';
import { boardOf, calendarOf, chartOf, isShown, isTree, typeOf, type Checks } from './view-layouts.ts';

export function compileView(node: EffectiveNode, compilation: Compilation): ViewSpec | undefined {
  const spec = node.properties as unknown as ViewSpec;
  const key = resolveAt(compilation, 'entity', spec.entity, node, ['entity']);
  const entity = key === undefined ? undefined : compilation.entities.get(key);
  if (!entity) return undefined;
  return { ...viewOf(spec, node, entity, compilation), entity: entity.key };
}

/** A view of a known entity, with what is wrong in it reported. */
export function viewOf(
  spec: ViewSpec,
  node: EffectiveNode,
  entity: EntityDraft,
  compilation: Checks,
): ViewSpec {
  const at = (...path: string[]) => ({ node, entity, path });
  checkFilters(spec, node, entity, compilation);
  if (spec.type === 'tree' && !isTree(entity))
    compilation.report(node, ['type'], messages.notATree({ entity: entity.key }));
  const { sort, rail, groupBy, board: cards, calendar: days, chart: levels, ...rest } = spec;
  const board = cards && boardOf(cards, at('board'), compilation);
  const calendar = days && calendarOf(days, at('calendar'), compilation);
  const chart = levels && chartOf(levels, at('chart'), compilation);
  return {
    ...rest,
    type: typeOf(spec, { board, calendar, chart }, at('type'), compilation),
    columns: compileEntries(spec.columns, at('columns'), compilation, columnMisfit),
    ...(sort ? { sort: compileEntries(sort, at('sort'), compilation, sortMisfit) } : {}),
    ...(rail && isShown(rail.field, at('rail', 'field'), compilation) ? { rail } : {}),
    ...(groupBy && isGrouping(groupBy, node, entity, compilation) ? { groupBy } : {}),
    ...(board ? { board } : {}),
    ...(calendar ? { calendar } : {}),
    ...(chart ? { chart } : {}),
  };
}

function checkFilters(spec: ViewSpec, node: EffectiveNode, entity: EntityDraft, compilation: Checks): void {
  const scope = filterScope(compilation, entity);
  checkAt(spec.filter, 'bool', scope, compilation.report, node, ['filter']);
  for (const [name, { filter }] of Object.entries(spec.quickFilters ?? {}))
    checkAt(filter, 'bool', scope, compilation.report, node, ['quickFilters', name, 'filter']);
}

function isGrouping(
  { field: name, by }: NonNullable<ViewSpec['groupBy']>,
  node: EffectiveNode,
  entity: EntityDraft,
  checks: Checks,
): boolean {
  if (!isShown(name, { node, entity, path: ['groupBy', 'field'] }, checks)) return false;
  const field = entity.fields.get(name)!;
  const { kind } = field.type.expressionType(field.spec);
  if (field.type.storage !== 'columns')
    checks.report(node, ['groupBy', 'field'], messages.notFilterable(named(field)));
  if (by !== undefined && kind !== 'date' && kind !== 'dateTime')
    checks.report(node, ['groupBy', 'by'], messages.notADateField(named(field)));
  return true;
}
