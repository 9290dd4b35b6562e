import { schemaProblems } from '../load/schema-check.ts';
import type { NodeNames } from '../compile/node-names.ts';
import type { Report } from '../compile/report.ts';
import type { EffectiveNode, Merged } from '../layers/merge.ts';
import type { Layer, NodeKind } from '../layers/node.ts';
import { ORG } from '../layers/org-layer.ts';
import { pointer, steps, type Problem } from '../problem.ts';
import { checkMessages as messages } from './messages.ts';

/** A pack's patch must meet its target; the organisation's waits for it, so that an upgrade never stops a start. */
export function* checkTargets(
  layers: readonly Layer[],
  { conflicts, nodes, hidden }: Merged,
  names: NodeNames,
): Iterable<Problem> {
  for (const { name, patches } of layers)
    for (const { target, source } of name === 'org' ? [] : patches) {
      if (hidden.has(target)) continue;
      const [key = '', kind = ''] = target.split('.');
      const resolved = names.resolve(kind as NodeKind, key, name);
      if ('problem' in resolved) yield { file: source, pointer: '/patch', message: resolved.problem };
    }
  for (const { kind, layer, source, target, path } of conflicts)
    if (kind === 'gone' && layer !== 'org' && nodes.has(target))
      yield { file: source, pointer: pointer(['set', path]), message: messages.patchGone({ target, path }) };
}

/** A patched node must still meet its schema; mistakes are told at the patch that made them. */
export function hasSchemaProblems(node: EffectiveNode, report: Report): boolean {
  if (node.provenance.size === 1 && node.pack !== ORG) return false;
  const problems = schemaProblems(node.kind, node.properties, node.file);
  for (const { pointer: at, message } of problems) report(node, steps(at), message);
  return problems.length > 0;
}
