import { expect, it } from 'vitest';
import { layOut } from '../../platform/storage/schema/table-map.ts';
import { NameBook } from '../../platform/storage/schema/name-book.ts';
import { wantedIndexes } from '../../platform/storage/schema/wanted-indexes.ts';
import { modelOf } from '../support/model.ts';

const model = modelOf('metadata/crm');
const map = layOut(model, new NameBook());
const wanted = wantedIndexes(model, map);

/** The columns of an index in order, without the id that closes it. */
function keysOf(definition: string): string[] {
  const keys = /^\((.*?)\)/.exec(definition)?.[1]?.split(', ') ?? [];
  return keys.filter((key) => !key.startsWith('"id"'));
}

it('no index does only what another one does', () => {
  // A formula has an index for each way it is sorted; its text is no column.
  const columns = wanted.filter(
    ({ definition }) => definition.startsWith('(') && !definition.startsWith('(('),
  );
  const sorted = columns.filter(({ unique }) => !unique);
  for (const one of sorted) {
    const keys = keysOf(one.definition);
    const others = sorted.filter((other) => other.table === one.table && other !== one);
    const repeating = others.filter(({ definition }) =>
      keys.every((key, i) => keysOf(definition)[i] === key),
    );
    expect([one.reason, repeating.map(({ reason }) => reason)]).toEqual([one.reason, []]);
  }
});

it('every reference, rail and title begins some index', () => {
  for (const table of map.tables.values()) {
    const first = new Set(wanted.filter((index) => index.table === table.sql).map((index) => index.first));
    const rails = [...model.views.values()].flatMap(({ spec }) =>
      spec.entity === table.entity.key && spec.rail && Object.keys(spec.sort ?? {}).length > 0
        ? [spec.rail.field]
        : [],
    );
    const references = [...table.fields.values()].filter(({ columns }) => columns[0]?.foreignKey);
    const names = [...rails, ...references.map(({ field }) => field.name), table.entity.title.name];
    for (const name of names) {
      const column = table.fields.get(name)?.columns[0];
      if (column && column.part === '') expect([name, first.has(column.name)]).toEqual([name, true]);
    }
  }
});

it('what is fixed for the caller leads the index of a view', () => {
  const mine = wanted.filter(({ reason }) => reason.startsWith('view crm:my'));
  const leading = mine.map(({ definition }) => /^\("(\w+)", /.exec(definition)?.[1]);
  expect(leading).toContain('owner');
  expect(leading).toContain('assignee');
});

it('the order of all records is also led by what roles are limited to', () => {
  const customers = wanted.filter(({ table }) => table === '"crm"."customer"');
  const definitions = customers.map(({ definition }) => definition);
  for (const scope of ['owner', 'department'])
    expect(definitions).toContain(`("${scope}", "name", "id") where "deleted_at" is null`);
  // Everybody sees all products.
  expect(wanted.some(({ table, first }) => table === '"crm"."product"' && first === 'owner')).toBe(false);
});
