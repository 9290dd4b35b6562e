import { didYouMean } from '../../kernel/did-you-mean.ts';
import { checkMessages as messages } from '../check/messages.ts';
import { filterScope } from '../expression-scope.ts';
import type { EffectiveNode } from '../layers/merge.ts';
import { hint } from '../messages.ts';
import type { RestrictionSpec, SharingSpec } from '../metadata.generated.ts';
import { scopeNames } from '../role-scope.ts';
import { nodesOf, resolveAt, type Compilation } from './compilation.ts';
import { checkAt } from './compile-expression.ts';

export function compileSharing(node: EffectiveNode, compilation: Compilation): SharingSpec {
  const spec = node.properties as unknown as SharingSpec;
  checkRoleNames(spec.to, node, ['to'], compilation);
  return { ...spec, entity: entityOf(spec, node, compilation) };
}

export function compileRestriction(node: EffectiveNode, compilation: Compilation): RestrictionSpec {
  const spec = node.properties as unknown as RestrictionSpec;
  checkRoleNames(spec.except, node, ['except'], compilation);
  return { ...spec, entity: entityOf(spec, node, compilation) };
}

function entityOf(
  spec: { readonly entity: string; readonly when: string },
  node: EffectiveNode,
  compilation: Compilation,
): string {
  const key = resolveAt(compilation, 'entity', spec.entity, node, ['entity']);
  const entity = key === undefined ? undefined : compilation.entities.get(key);
  if (entity)
    checkAt(spec.when, 'bool', scopeNames(filterScope(compilation, entity)), compilation.report, node, [
      'when',
    ]);
  return key ?? spec.entity;
}

/** Roles go by their bare names, which are unique among all packs. */
export function checkRoleNames(
  roles: readonly string[] | undefined,
  node: EffectiveNode,
  path: readonly string[],
  compilation: Compilation,
): void {
  const known = nodesOf(compilation, 'role').map(({ name }) => name);
  for (const [index, name] of (roles ?? []).entries())
    if (!known.includes(name))
      compilation.report(
        node,
        [...path, String(index)],
        messages.unknownRole({ name, hint: hint(didYouMean(name, known)) }),
      );
}
