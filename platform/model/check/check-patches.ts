import { didYouMean } from '../../kernel/did-you-mean.ts';
import { schemaProblems } from '../load/schema-check.ts';
import { hint } from '../messages.ts';
import type { Report } from '../compile/report.ts';
import type { EffectiveNode, Merged } from '../layers/merge.ts';
import { pointer, steps, type Problem } from '../problem.ts';
import { checkMessages as messages } from './messages.ts';

/** A pack's patch must meet its target; the organisation's waits for it, so that an upgrade never stops a start. */
export function* checkTargets({ conflicts, nodes }: Merged, broken: readonly string[]): Iterable<Problem> {
  for (const { kind, layer, source, target, path } of conflicts) {
    if (kind !== 'gone' || layer === 'org' || broken.includes(target)) continue;
    if (nodes.has(target)) {
      yield { file: source, pointer: pointer(['set', path]), message: messages.patchGone({ target, path }) };
    } else {
      const near = hint(didYouMean(target, nodes.keys()));
      const [name = '', nodeKind = ''] = target.split('.');
      yield {
        file: source,
        pointer: '/patch',
        message: messages.unknownNode({ kind: nodeKind, name, hint: near }),
      };
    }
  }
}

/** A patched node must still meet its schema; mistakes are told at the patch that made them. */
export function hasSchemaProblems(node: EffectiveNode, report: Report): boolean {
  if (node.provenance.size === 1) return false;
  const problems = schemaProblems(node.kind, node.properties, node.file);
  for (const { pointer: at, message } of problems) report(node, steps(at), message);
  return problems.length > 0;
}
