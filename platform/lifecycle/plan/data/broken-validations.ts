import { isDeepStrictEqual } from 'node:util';
import type { LocalText } from '../../../kernel/text.ts';
import type { Entity } from '../../../model/model.ts';
import { placeLabel } from '../../../model/references/place-label.ts';
import type { DataImpact } from '../change-plan.ts';
import { dataMessages } from '../messages.ts';
import { conditionOf, countWhere, samplesWhere, type FieldChange, type Look } from './look.ts';

/** Rules that are new, changed or back, and the records that break them now. */
export async function brokenValidations(
  look: Look,
  entity: Entity,
  changes: readonly FieldChange[],
): Promise<DataImpact[]> {
  // A rule that reads a column still to come cannot be asked of the database.
  if (changes.some(({ isNew }) => isNew)) return [];
  const before = look.from.model.entities.get(entity.key)?.spec.validations ?? {};
  const found = Object.entries(entity.spec.validations ?? {})
    .filter(([name, rule]) => !isDeepStrictEqual(before[name]?.when, rule.when))
    .filter(([, { severity }]) => severity !== 'needsReason')
    .map(([name, { when, message, at }]) => broken(look, entity, name, when, message, at?.[0]));
  return (await Promise.all(found)).filter((impact) => impact !== undefined);
}

async function broken(
  look: Look,
  entity: Entity,
  name: string,
  when: string,
  rule: LocalText,
  at: string | undefined,
): Promise<DataImpact | undefined> {
  const where = conditionOf(look, look.to, entity.key, when);
  const count = where ? await countWhere(look, look.to, entity.key, where) : 0;
  if (!where || count === 0) return undefined;
  return {
    entity: entity.key,
    field: at ?? '',
    problem: 'brokenValidation',
    label: placeLabel(look.to.model, { target: `${entity.key}.entity`, path: `validations.${name}` }),
    message: dataMessages.brokenValidation({ count, rule }),
    count,
    samples: await samplesWhere(look, look.to, entity.key, where, at),
    severity: 'tells',
  };
}
