import type { Field, Model } from './model.ts';

const orders = new WeakMap<Model, readonly (readonly Field[])[]>();

/**
 * The roll-ups that are kept, in steps: each reads only what is stored and roll-ups of the steps before it. A circle
 * of computed fields is refused when the Model is compiled.
 */
export function rollupSteps(model: Model): readonly (readonly Field[])[] {
  let steps = orders.get(model);
  if (!steps) orders.set(model, (steps = inSteps(model)));
  return steps;
}

function inSteps(model: Model): readonly (readonly Field[])[] {
  const depths = new Map<Field, number>();
  const depthOf = (field: Field): number => {
    const known = depths.get(field);
    if (known !== undefined) return known;
    const inputs = (field.computed?.inputs ?? []).map((input) =>
      model.entities.get(input.entity)?.fields.get(input.field),
    );
    const below = inputs.map((input) => (input && isKeptRollup(input) ? depthOf(input) + 1 : 0));
    const depth = Math.max(0, ...below);
    depths.set(field, depth);
    return depth;
  };
  const kept = [...model.entities.values()].flatMap(({ fields }) =>
    [...fields.values()].filter(isKeptRollup),
  );
  const steps = Map.groupBy(kept, depthOf);
  return Array.from({ length: steps.size }, (_, depth) => steps.get(depth) ?? []);
}

/** Its value stands beside the record, right at every commit. */
export function isKeptRollup({ computed }: Field): boolean {
  return computed?.kind === 'rollup' && computed.stored;
}
