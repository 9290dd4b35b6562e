import { operands, type Expression } from '../expression/expression.ts';
import type { Entity, Field, Model } from '../model/model.ts';

/** What must be there before expressions over computed fields can be evaluated. */
export interface ComputedReads {
  /** Paths of fields that are not computed. */
  readonly paths: (readonly string[])[];
  /** Roll-ups of the record at hand, or of one that references lead to. */
  readonly rollups: RollupRead[];
  /** Trees that `isWithin` asks about, as paths to a reference (or `id`). */
  readonly climbed: (readonly string[])[];
}

export interface RollupRead {
  /** References from the record at hand to the one whose roll-up it is; none: its own. */
  readonly via: readonly string[];
  readonly name: string;
}

/** The paths behind a path: lookups and formulas are followed to what they are computed of. */
export function computedReads(model: Model, entity: Entity, path: readonly string[]): ComputedReads {
  const reads: ComputedReads = { paths: [], rollups: [], climbed: [] };
  collect(model, entity, [], path, reads);
  return reads;
}

function collect(
  model: Model,
  from: Entity,
  before: readonly string[],
  path: readonly string[],
  reads: ComputedReads,
): void {
  let at: Entity | undefined = from;
  for (const [index, name] of path.entries()) {
    const here = [...before, ...path.slice(0, index)];
    const field: Field | undefined = at?.fields.get(name);
    if (!field || !at) break;
    const { computed } = field;
    if (computed?.kind === 'lookup') {
      return collect(model, at, here, [...computed.path, ...path.slice(index + 1)], reads);
    }
    if (computed?.kind === 'formula') {
      for (const tree of treeTests(computed.expression.ast)) reads.climbed.push([...here, ...tree]);
      for (const read of computed.expression.dependencies) collect(model, at, here, read, reads);
      return;
    }
    if (computed) {
      reads.rollups.push({ via: here, name });
      if (here.length > 0) reads.paths.push([...here, 'id']);
      return;
    }
    at = field.target === undefined ? undefined : model.entities.get(field.target);
  }
  reads.paths.push([...before, ...path]);
}

/** What `isWithin` is asked about. */
export function* treeTests(tree: Expression): Iterable<readonly string[]> {
  if (tree.op === 'call' && tree.fn === 'isWithin' && tree.args[0]?.op === 'path') yield tree.args[0].path;
  for (const operand of operands(tree)) yield* treeTests(operand);
}
