import type { Json } from '../../../kernel/json.ts';
import { LOCALES, localize, type LocalText } from '../../../kernel/text.ts';
import type { Entity, Field } from '../../../model/model.ts';
import { placeLabel } from '../../../model/references/place-label.ts';
import { duplicateKeys } from '../../../storage/change/duplicate-keys.ts';
import { uniqueKeys, type UniqueKey } from '../../../storage/schema/constraint-names.ts';
import type { Table } from '../../../storage/schema/table-map.ts';
import type { DataImpact } from '../change-plan.ts';
import { dataMessages } from '../messages.ts';
import type { Look } from './look.ts';

/** Keys that become unique while records share them: nothing can be published before these are changed. */
export async function duplicates(look: Look, entity: Entity): Promise<DataImpact[]> {
  const table = look.to.tables.tables.get(entity.key)!;
  const columns = look.present.get(table.sql);
  const old = look.from.tables.tables.get(entity.key);
  const kept = new Set(old ? uniqueKeys(old).map(nameOf) : []);
  const fresh = uniqueKeys(table)
    .filter((key) => !kept.has(nameOf(key)))
    .filter((key) => key.columns.length > 0 && key.columns.every(({ name }) => columns?.has(name)));
  const found = await Promise.all(fresh.map((key) => sharedKey(look, table, key)));
  return found.filter((impact) => impact !== undefined);
}

function nameOf({ columns }: UniqueKey): string {
  return columns.map(({ name }) => name).join();
}

async function sharedKey(look: Look, table: Table, key: UniqueKey): Promise<DataImpact | undefined> {
  const { count, keys } = await duplicateKeys(look.session, table, key);
  if (count === 0) return undefined;
  const { entity } = table;
  const [first] = key.fields as [Field, ...Field[]];
  return {
    entity: entity.key,
    field: first.name,
    problem: 'duplicates',
    label: placeLabel(look.to.model, { target: `${entity.key}.entity`, path: `fields.${first.name}` }),
    message: dataMessages.duplicates({ count, field: joined(key.fields) }),
    count,
    samples: keys.map(({ values, count: records, ids }) => {
      return { id: ids[0]!, value: (values.length === 1 ? values[0] : values) as Json, count: records };
    }),
    severity: 'stops',
  };
}

function joined(fields: readonly Field[]): LocalText {
  const entries = LOCALES.map((locale) => [
    locale,
    fields.map(({ label }) => localize(label, locale)).join(' + '),
  ]);
  return Object.fromEntries(entries) as LocalText;
}
