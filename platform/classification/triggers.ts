import type { CheckedExpression } from '../expression/expression.ts';
import { inputsOf } from '../model/computed.ts';
import type { Entity, Field } from '../model/model.ts';
import { relationOf } from '../model/references/places.ts';

/** A change of an entity after which records may be classified otherwise. */
export interface Trigger {
  /** Key of the entity that is written. */
  readonly entity: string;
  /** Which fields matter; undefined: any, for what is counted may itself be computed of lines. */
  readonly fields: ReadonlySet<string> | undefined;
  /** The reference that leads to the classified records; undefined: they are the written ones. */
  readonly by: string | undefined;
}

/**
 * What rules over an entity hang on, one step away: its own fields, and the records that refer to it (counted by
 * roll-ups, or asked by name). What lies further is seen by the next run of the schedule.
 */
export function triggersOf(entity: Entity, expressions: readonly CheckedExpression[]): readonly Trigger[] {
  const own = new Set<string>();
  const relations = new Set<string>();
  for (const [first = ''] of expressions.flatMap(({ dependencies }) => dependencies)) {
    const field = entity.fields.get(first);
    if (field) noteField(entity, field, own, relations);
    else if (relationOf(first)) relations.add(first);
  }
  const counted = [...relations].map((relation): Trigger => {
    const [of, by] = relationOf(relation)!;
    return { entity: of, fields: undefined, by };
  });
  return own.size === 0 ? counted : [{ entity: entity.key, fields: own, by: undefined }, ...counted];
}

function noteField(entity: Entity, field: Field, own: Set<string>, relations: Set<string>): void {
  const { computed } = field;
  if (!computed) own.add(field.name);
  else if (computed.kind === 'rollup') relations.add(`${computed.of}.${computed.reference}`);
  else
    for (const input of inputsOf(field)) {
      const next = input.entity === entity.key ? entity.fields.get(input.field) : undefined;
      if (next && next !== field) noteField(entity, next, own, relations);
    }
}
