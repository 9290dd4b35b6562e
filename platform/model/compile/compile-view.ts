import { filterScope } from '../expression-scope.ts';
import { checkMessages as messages } from '../check/messages.ts';
import type { EffectiveNode } from '../layers/merge.ts';
import type { ViewSpec } from '../metadata.generated.ts';
import { compileEntries, named, sortMisfit, totalMisfit } from './compile-columns.ts';
import type { EntityDraft } from './compile-entity.ts';
import { checkAt } from './compile-expression.ts';
import { resolveAt, type Compilation } from './compilation.ts';
import { missing } from './field-path.ts';

export function compileView(node: EffectiveNode, compilation: Compilation): ViewSpec | undefined {
  const spec = node.properties as unknown as ViewSpec;
  const key = resolveAt(compilation, 'entity', spec.entity, node, ['entity']);
  const entity = key === undefined ? undefined : compilation.entities.get(key);
  if (!entity) return undefined;
  const at = (...path: string[]) => ({ node, entity, path });
  checkFilters(spec, node, entity, compilation);
  const { sort, rail, ...rest } = spec;
  return {
    ...rest,
    entity: entity.key,
    columns: compileEntries(spec.columns, at('columns'), compilation, totalMisfit),
    ...(sort ? { sort: compileEntries(sort, at('sort'), compilation, sortMisfit) } : {}),
    ...(rail && railShown(rail.field, node, entity, compilation) ? { rail } : {}),
  };
}

function checkFilters(
  spec: ViewSpec,
  node: EffectiveNode,
  entity: EntityDraft,
  compilation: Compilation,
): void {
  const scope = filterScope(compilation, entity);
  checkAt(spec.filter, 'bool', scope, compilation.report, node, ['filter']);
  for (const [name, { filter }] of Object.entries(spec.quickFilters ?? {}))
    checkAt(filter, 'bool', scope, compilation.report, node, ['quickFilters', name, 'filter']);
}

/** Whether the rail stays: its field may be hidden by a patch, and must be one that lists can be filtered by. */
function railShown(name: string, node: EffectiveNode, entity: EntityDraft, { report }: Compilation): boolean {
  const field = entity.fields.get(name);
  if (!field) {
    const end = missing(entity, name);
    if ('problem' in end) report(node, ['rail', 'field'], end.problem);
    return false;
  }
  if (!field.type.filterable) report(node, ['rail', 'field'], messages.notFilterable(named(field)));
  return true;
}
