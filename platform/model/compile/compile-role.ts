import { filterScope } from '../expression-scope.ts';
import { didYouMean } from '../../kernel/did-you-mean.ts';
import { checkMessages as messages } from '../check/messages.ts';
import { hint } from '../messages.ts';
import type { EffectiveNode } from '../layers/merge.ts';
import type { EntityRights, RoleSpec } from '../metadata.generated.ts';
import { isScopeWord, ROW_OPERATIONS, SCOPE_WORDS, scopeNames } from '../role-scope.ts';
import { nodesOf, resolveAt, type Compilation } from './compilation.ts';
import type { EntityDraft } from './compile-entity.ts';
import { checkAt } from './compile-expression.ts';
import { missing } from './field-path.ts';

/** Qualifies the entities and apps a role names; refuses what it names and nobody knows. */
export function compileRole(node: EffectiveNode, compilation: Compilation): RoleSpec {
  const spec = node.properties as unknown as RoleSpec;
  checkUnique(node, compilation);
  const apps = spec.apps?.map(
    (word, index) => resolveAt(compilation, 'app', word, node, ['apps', String(index)]) ?? word,
  );
  const entities = Object.entries(spec.entities).map(([word, rights]) => {
    const path = ['entities', word];
    const key = keyOf(word, node, path, compilation);
    checkRights(rights, compilation.entities.get(key), node, path, compilation);
    return [key, rights] as const;
  });
  return { ...spec, ...(apps ? { apps } : {}), entities: Object.fromEntries(entities) };
}

/** Users hold roles by their bare name, so there is one of each. */
function checkUnique(node: EffectiveNode, compilation: Compilation): void {
  const other = nodesOf(compilation, 'role').find(({ name }) => name === node.name);
  if (other && other !== node)
    compilation.report(node, ['name'], messages.roleTwice({ name: node.name, pack: other.pack }));
}

/** `*` and `core:*` stand for many entities and stay as they are. */
function keyOf(word: string, node: EffectiveNode, path: readonly string[], compilation: Compilation): string {
  if (word === '*') return word;
  if (!word.endsWith(':*')) return resolveAt(compilation, 'entity', word, node, path) ?? word;
  const pack = word.slice(0, -2);
  const packs = new Set([...compilation.entities.values()].map((entity) => entity.node.pack));
  if (!packs.has(pack))
    compilation.report(
      node,
      path,
      messages.noEntitiesOf({ name: pack, hint: hint(didYouMean(pack, packs)) }),
    );
  return word;
}

function checkRights(
  rights: EntityRights,
  entity: EntityDraft | undefined,
  node: EffectiveNode,
  path: readonly string[],
  compilation: Compilation,
): void {
  for (const operation of ROW_OPERATIONS) {
    const scope = rights[operation];
    if (scope !== undefined) checkScope(scope, entity, node, [...path, operation], compilation);
  }
  for (const name of Object.keys(rights.fields ?? {})) {
    if (name === '*') continue;
    const at = [...path, 'fields', name];
    if (!entity) compilation.report(node, at, messages.fieldOfMany());
    else if (!entity.fields.has(name)) {
      const end = missing(entity, name);
      if ('problem' in end) compilation.report(node, at, end.problem);
    }
  }
}

/** One of the words, or a condition; a word alone that is neither is a slip. */
function checkScope(
  scope: string,
  entity: EntityDraft | undefined,
  node: EffectiveNode,
  path: readonly string[],
  compilation: Compilation,
): void {
  const { report } = compilation;
  if (isScopeWord(scope)) {
    if (entity && !hasScope(entity, scope))
      report(node, path, messages.scopeWithoutOwner({ scope, entity: entity.key }));
    return;
  }
  if (/^\w+$/.test(scope) && !entity?.fields.has(scope)) {
    const near = hint(didYouMean(scope, SCOPE_WORDS));
    return report(node, path, messages.unknownScope({ scope, allowed: SCOPE_WORDS.join(', '), hint: near }));
  }
  if (!entity) return report(node, path, messages.conditionOfMany({ allowed: SCOPE_WORDS.join(', ') }));
  checkAt(scope, 'bool', scopeNames(filterScope(compilation, entity)), report, node, path);
}

/** Whether the records of the entity have what the word asks about. */
function hasScope({ spec }: EntityDraft, scope: string): boolean {
  if (scope === 'all' || scope === 'none' || spec.ownedBy === 'user' || spec.ownedBy === 'parent')
    return true;
  return spec.ownedBy === 'department' && scope !== 'subordinates';
}
