import type { Message } from '../../kernel/text.ts';
import type { EffectiveNode } from '../layers/merge.ts';
import { nodeId } from '../layers/node.ts';
import { provenanceAt } from '../layers/provenance.ts';
import { pointer, type Problem } from '../problem.ts';

/** Notes a mistake at a path of an effective node. */
export type Report = (node: EffectiveNode, path: readonly string[], message: Message) => void;

/**
 * Collects mistakes, each at the file that said it: that of the node, or the patch that set the property last.
 */
export function reportTo(problems: Problem[]): Report {
  return (node, path, message) =>
    problems.push({ ...place(node, path), message, at: { node: nodeId(node), path: path.join('.') } });
}

function place(node: EffectiveNode, path: readonly string[]): { file: string; pointer: string } {
  const found = provenanceAt(node.provenance, path);
  if (!found || found.set === '') return { file: node.file, pointer: pointer(path) };
  const { set, provenance } = found;
  const rest = path.slice(set.split('.').length);
  return { file: provenance.source, pointer: pointer(['set', set, 'to', ...rest]) };
}
