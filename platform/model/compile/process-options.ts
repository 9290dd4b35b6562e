import type { OptionSpec } from '../../fields/option.ts';
import type { EffectiveNode } from '../layers/merge.ts';
import type { ProcessSpec, Stage } from '../metadata.generated.ts';
import { nodesOf } from './compilation.ts';
import { inOrder } from './compile-entity.ts';
import type { NodeNames } from './node-names.ts';

/** What fields of type process and stage may hold, by the key of their entity. */
export type ProcessOptions = ReadonlyMap<string, Offered>;

interface Offered {
  readonly process: Readonly<Record<string, OptionSpec>>;
  /** Stages of all processes of the entity together. */
  readonly stage: Readonly<Record<string, OptionSpec>>;
}

/** A stage without a colour has that of what it counts as. */
const COLOURS: Readonly<Record<Stage['category'], NonNullable<Stage['colour']>>> = {
  open: 'blue',
  onHold: 'yellow',
  won: 'green',
  lost: 'red',
  invalid: 'grey',
};

export function processOptions(nodes: readonly EffectiveNode[], names: NodeNames): ProcessOptions {
  const byEntity = Map.groupBy(nodesOf({ nodes }, 'process'), (node) => {
    const entity = names.resolveIn('entity', String(node.properties.entity), node, ['entity']);
    return 'key' in entity ? entity.key : '';
  });
  return new Map([...byEntity].map(([entity, group]) => [entity, offeredBy(group)]));
}

function offeredBy(nodes: readonly EffectiveNode[]): Offered {
  const specs = Object.fromEntries(
    nodes.map(({ name, properties }) => [name, properties as unknown as ProcessSpec]),
  );
  const ordered = inOrder(specs);
  const process = ordered.map(([name, { label, help, order, retired }]) => {
    const more = { ...(help ? { help } : {}), ...(retired ? { retired } : {}) };
    return [name, { label, ...(order === undefined ? {} : { order }), ...more }] as const;
  });
  const stages = new Map<string, Stage[]>();
  for (const [, spec] of ordered)
    for (const [key, stage] of inOrder(spec.stages)) stages.set(key, [...(stages.get(key) ?? []), stage]);
  const stage = [...stages].map(([key, same]) => [key, stageOption(same)] as const);
  return {
    process: Object.fromEntries(process),
    stage: Object.fromEntries(inOrder(Object.fromEntries(stage))),
  };
}

/** Where several processes have the stage, the first says what it is called; it is retired where it is in all of them. */
function stageOption(same: readonly Stage[]): OptionSpec {
  const { label, order, colour, category, guidance } = same[0]!;
  const renamedFrom = same.flatMap((stage) => stage.renamedFrom ?? []);
  return {
    label,
    ...(guidance ? { help: guidance } : {}),
    ...(order === undefined ? {} : { order }),
    colour: colour ?? COLOURS[category],
    ...(renamedFrom.length > 0 ? { renamedFrom } : {}),
    ...(same.every(({ retired }) => retired) ? { retired: true } : {}),
  };
}
