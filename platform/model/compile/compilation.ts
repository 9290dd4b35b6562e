import type { EffectiveNode } from '../layers/merge.ts';
import type { NodeKind } from '../layers/node.ts';
import type { Choices } from '../metadata.generated.ts';
import type { Named } from '../model.ts';
import type { CompiledScheme } from './compile-classification.ts';
import type { EntityDraft } from './compile-entity.ts';
import type { NodeNames } from './node-names.ts';
import type { ProcessOptions } from './process-options.ts';
import type { Report } from './report.ts';

/** What the steps of one compilation share. */
export interface Compilation {
  readonly nodes: readonly EffectiveNode[];
  readonly names: NodeNames;
  readonly choices: ReadonlyMap<string, Named<Choices>>;
  readonly schemes: ReadonlyMap<string, CompiledScheme>;
  readonly processes: ProcessOptions;
  readonly entities: ReadonlyMap<string, EntityDraft>;
  readonly report: Report;
}

/** The key of the node a word means; a word that means none is reported at its path. */
export function resolveAt(
  { names, report }: Compilation,
  kind: NodeKind,
  word: string,
  node: EffectiveNode,
  path: readonly string[],
): string | undefined {
  const resolved = names.resolveIn(kind, word, node, path);
  if ('problem' in resolved) report(node, path, resolved.problem);
  return 'key' in resolved ? resolved.key : undefined;
}

export function nodesOf({ nodes }: Pick<Compilation, 'nodes'>, kind: NodeKind): readonly EffectiveNode[] {
  return nodes.filter((node) => node.kind === kind);
}
