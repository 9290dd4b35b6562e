import { placeLabel } from '../../../model/references/place-label.ts';
import { returnable } from '../../../storage/change/map-values.ts';
import { MappingStore, type StoredMapping } from '../../../storage/store/mapping-store.ts';
import type { ValueMapping } from '../../values/value-mapping.ts';
import type { DataImpact } from '../change-plan.ts';
import { dataMessages } from '../messages.ts';
import { optionsOf } from './gone-options.ts';
import type { Look } from './look.ts';

/** Values that an earlier version changed and that this one wants as they were: those nobody touched since return. */
export async function returningValues(look: Look): Promise<DataImpact[]> {
  const done = await new MappingStore().done(look.session);
  const found = await Promise.all(
    done.filter((stored) => isTakenBack(stored, look)).map((stored) => returning(stored, look)),
  );
  return found.filter((impact) => impact !== undefined);
}

function isTakenBack({ entity, field, mapping }: StoredMapping, { from, to }: Look): boolean {
  const was = from.model.entities.get(entity)?.fields.get(field);
  const will = to.model.entities.get(entity)?.fields.get(field);
  if (!was || !will || was.type.name !== will.type.name) return false;
  const change = mapping as unknown as ValueMapping;
  if (change.kind === 'fill') return was.spec.required === true && will.spec.required !== true;
  if (change.kind !== 'option') return false;
  const [old, next] = [optionsOf(was)[change.from], optionsOf(will)[change.from]];
  return next !== undefined && !next.retired && (old === undefined || old.retired === true);
}

async function returning({ id, entity, field }: StoredMapping, look: Look): Promise<DataImpact | undefined> {
  const table = look.to.tables.tables.get(entity)!;
  const column = table.fields.get(field);
  const count = column ? await returnable(look.session, table, column, id) : 0;
  if (!column || count === 0) return undefined;
  const { label } = column.field;
  return {
    entity,
    field,
    problem: 'returningValues',
    label: placeLabel(look.to.model, { target: `${entity}.entity`, path: `fields.${field}` }),
    message: dataMessages.returningValues({ count, field: label }),
    count,
    samples: [],
    severity: 'tells',
    mapping: id,
  };
}
