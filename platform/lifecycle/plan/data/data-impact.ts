import { isDeepStrictEqual } from 'node:util';
import type { Entity, Field } from '../../../model/model.ts';
import { brokenValidations } from './broken-validations.ts';
import { conversions } from './conversions.ts';
import { duplicates } from './duplicates.ts';
import { together, type Findings } from './finding.ts';
import { goneOptions } from './gone-options.ts';
import { goneStages } from './gone-stages.ts';
import type { FieldChange, Look } from './look.ts';
import { missingValues } from './missing-values.ts';
import { narrowedValues } from './narrowed-values.ts';
import { returningValues } from './returning-values.ts';

/** What the change means for the records of every entity that has a table already. */
export async function dataImpact(look: Look): Promise<Findings> {
  const findings: Findings[] = [];
  for (const entity of look.to.model.entities.values()) {
    const table = look.to.tables.tables.get(entity.key)!;
    if ((look.present.get(table.sql)?.size ?? 0) === 0) continue;
    findings.push({ data: await goneStages(look, entity), questions: [] });
    if (isDeepStrictEqual(look.from.model.entities.get(entity.key)?.spec, entity.spec)) continue;
    findings.push(await impactOn(look, entity));
  }
  return together([...findings, { data: await returningValues(look), questions: [] }]);
}

async function impactOn(look: Look, entity: Entity): Promise<Findings> {
  const changes = fieldChanges(look, entity);
  const findings: Findings[] = [];
  for (const change of changes) {
    findings.push(await conversions(look, change));
    findings.push(await missingValues(look, change));
    findings.push(await goneOptions(look, change));
    findings.push(await narrowedValues(look, change));
  }
  const data = [...(await duplicates(look, entity)), ...(await brokenValidations(look, entity, changes))];
  return together([...findings, { data, questions: [] }]);
}

/** The stored fields of an entity that are new, return or are no longer what they were. */
export function fieldChanges({ from, to, present }: Look, entity: Entity): FieldChange[] {
  const table = to.tables.tables.get(entity.key)!;
  const known = present.get(table.sql) ?? new Set();
  return [...table.fields.values()].flatMap((columns): FieldChange[] => {
    const { field } = columns;
    const before = beforeOf(field, from.model.entities.get(entity.key));
    if (field.system || isDeepStrictEqual(before?.spec, field.spec)) return [];
    const isNew = columns.columns.some(({ name }) => !known.has(name));
    return [{ entity, field, before, columns, isNew }];
  });
}

/** The field as it is in force, under the name it has there. */
function beforeOf({ name, spec }: Field, entity: Entity | undefined): Field | undefined {
  const earlier = (spec['renamedFrom'] as readonly string[] | undefined) ?? [];
  return [name, ...earlier].map((one) => entity?.fields.get(one)).find((one) => one !== undefined);
}
