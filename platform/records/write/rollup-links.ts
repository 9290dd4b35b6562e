import { bookedRate } from '../../model/foreign-money.ts';
import type { ComputedInput } from '../../model/computed.ts';
import type { Field, Model } from '../../model/model.ts';
import { isKeptRollup } from '../../model/rollup-order.ts';

/** A kept roll-up, from the side of the records it counts. */
export interface RollupLink {
  readonly field: Field;
  /** Name of the counted record's reference to the record the roll-up belongs to. */
  readonly reference: string;
  /** Fields of the counted record that it is computed of. */
  readonly inputs: ReadonlySet<string>;
}

const known = new WeakMap<Model, ReadonlyMap<string, readonly RollupLink[]>>();

/** The kept roll-ups over the records of each entity. */
export function rollupLinks(model: Model): ReadonlyMap<string, readonly RollupLink[]> {
  let links = known.get(model);
  if (!links) known.set(model, (links = linksOf(model)));
  return links;
}

function linksOf(model: Model): ReadonlyMap<string, readonly RollupLink[]> {
  const links = new Map<string, RollupLink[]>();
  for (const { fields } of model.entities.values()) {
    for (const field of fields.values()) {
      const { computed } = field;
      if (computed?.kind !== 'rollup' || !isKeptRollup(field)) continue;
      const inputs = computed.inputs
        .filter(({ entity }) => entity === computed.of)
        .flatMap((input) => withRate(model, input));
      const link = { field, reference: computed.reference, inputs: new Set(inputs) };
      links.set(computed.of, [...(links.get(computed.of) ?? []), link]);
    }
  }
  return links;
}

/** A sum in a currency of its own is another one in the company's as soon as the rate is. */
function withRate(model: Model, { entity, field: name }: ComputedInput): string[] {
  const field = model.entities.get(entity)?.fields.get(name);
  const rate = field && bookedRate(field)?.rate;
  return rate === undefined ? [name] : [name, rate];
}
