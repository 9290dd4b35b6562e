import type { Message } from '../../kernel/text.ts';
import type { EffectiveNode } from '../layers/merge.ts';
import { pointer, type Problem } from '../problem.ts';

/** Notes a mistake at a path of an effective node. */
export type Report = (node: EffectiveNode, path: readonly string[], message: Message) => void;

/**
 * Collects mistakes, each at the file that said it: that of the node, or the patch that set the property last.
 */
export function reportTo(problems: Problem[]): Report {
  return (node, path, message) => problems.push({ ...place(node, path), message });
}

function place(node: EffectiveNode, path: readonly string[]): { file: string; pointer: string } {
  for (let length = path.length; length > 0; length--) {
    const set = path.slice(0, length).join('.');
    const provenance = node.provenance.get(set);
    if (provenance) {
      return { file: provenance.source, pointer: pointer(['set', set, 'to', ...path.slice(length)]) };
    }
  }
  return { file: node.file, pointer: pointer(path) };
}
