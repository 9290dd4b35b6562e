import { didYouMean } from '../../kernel/did-you-mean.ts';
import { checkMessages as messages } from '../check/messages.ts';
import { valueScope } from '../expression-scope.ts';
import type { EffectiveNode } from '../layers/merge.ts';
import { hint } from '../messages.ts';
import type { AutomaticClassification, ClassificationSpec } from '../metadata.generated.ts';
import { splitRelation, type EntityDraft, inOrder } from './compile-entity.ts';
import { checkAt, checkedAt } from './compile-expression.ts';
import { resolveAt, type Compilation } from './compilation.ts';

/** The scheme with its rules checked against the entities they classify; fields are qualified. */
export function compileClassification(
  node: EffectiveNode,
  compilation: Compilation,
): ClassificationSpec | undefined {
  const { spec } = compilation.schemes.get(`${node.pack}:${node.name}`)!;
  const entries = Object.entries(spec.automatic ?? {}).map(([name, automatic]) => {
    const path = ['automatic', name];
    return [name, compileAutomatic(automatic, spec, path, node, compilation)] as const;
  });
  if (entries.length === 0) return spec;
  return { ...spec, automatic: Object.fromEntries(entries) };
}

function compileAutomatic(
  automatic: AutomaticClassification,
  { nodes }: ClassificationSpec,
  path: readonly string[],
  node: EffectiveNode,
  compilation: Compilation,
): AutomaticClassification {
  const [word, name] = splitRelation(automatic.field);
  const key = resolveAt(compilation, 'entity', word, node, [...path, 'field']);
  const entity = key === undefined ? undefined : compilation.entities.get(key);
  if (!entity) return automatic;
  checkField(name, entity, [...path, 'field'], node, compilation);
  checkAt(automatic.where, 'bool', valueScope(compilation, entity), compilation.report, node, [
    ...path,
    'where',
  ]);
  const rules = inOrder(automatic.rules);
  for (const [rule, { when, measure, to }] of rules) {
    const at = [...path, 'rules', rule];
    const scope = valueScope(compilation, entity);
    checkAt(when, 'bool', scope, compilation.report, node, [...at, 'when']);
    if (measure !== undefined) {
      const found = checkedAt(measure, undefined, scope, compilation.report, node, [...at, 'measure']);
      if (found && !MEASURES.has(found.type.kind))
        compilation.report(node, [...at, 'measure'], messages.measureUnfit());
    }
    if (!Object.hasOwn(nodes, to) || nodes[to]!.retired)
      compilation.report(node, [...at, 'to'], messages.unknownCode({ code: to, hint: nearCode(to, nodes) }));
  }
  return { ...automatic, field: `${key}.${name}`, rules: Object.fromEntries(rules) };
}

const MEASURES: ReadonlySet<string> = new Set([
  'bool',
  'int',
  'decimal',
  'string',
  'date',
  'dateTime',
  'time',
]);

function nearCode(code: string, nodes: ClassificationSpec['nodes']) {
  return hint(didYouMean(code, Object.keys(nodes)));
}

/** It must be a field of this very scheme. */
function checkField(
  name: string,
  entity: EntityDraft,
  path: readonly string[],
  node: EffectiveNode,
  { report }: Compilation,
): void {
  const field = entity.fields.get(name);
  if (field?.spec['scheme'] === `${node.pack}:${node.name}`) return;
  const fits = [...entity.fields.values()].find(({ spec }) => spec['scheme'] === `${node.pack}:${node.name}`);
  report(node, path, messages.notOfScheme({ name, entity: entity.key, hint: hint(fits?.name) }));
}
