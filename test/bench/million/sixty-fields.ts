import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const FIELDS = 60;

/** A pack with one entity of sixty fields of the usual types and the form to enter them. */
export function writeSixtyFields(root: string): string {
  const folder = join(root, 'sixty');
  mkdirSync(folder, { recursive: true });
  const write = (file: string, content: object) => writeFileSync(join(folder, file), JSON.stringify(content));
  const names = Array.from({ length: FIELDS }, (_, n) => `field${n + 1}`);
  write('pack.json', {
    name: 'sixty',
    version: '1.0.0',
    label: both('六十', 'Sixty'),
    platform: '>=0.1.0 <2',
    dependsOn: { core: '^1.0.0' },
    licence: 'Apache-2.0',
    prefix: 'sxt',
  });
  write('sheet.entity.json', {
    name: 'sheet',
    label: both('表', 'Sheet'),
    pluralLabel: both('表', 'Sheets'),
    title: 'field1',
    ownedBy: 'none',
    fields: Object.fromEntries(names.map((name, n) => [name, fieldOf(n)])),
  });
  write('sheetForm.form.json', {
    name: 'sheetForm',
    entity: 'sheet',
    label: both('表', 'Sheet'),
    for: ['create', 'edit'],
    sections: {
      all: {
        label: both('全部', 'All'),
        order: 10,
        columns: 2,
        fields: Object.fromEntries(names.map((name, n) => [name, { order: 10 * (n + 1) }])),
      },
    },
  });
  return folder;
}

/** Every third field is something else than text; some depend on the field that is typed into. */
function fieldOf(n: number): object {
  const label = both(`字段${n + 1}`, `Field ${n + 1}`);
  const order = 10 * (n + 1);
  if (n % 6 === 3) return { type: 'decimal', label, order };
  if (n % 6 === 5) return { type: 'date', label, order };
  if (n % 10 === 8) return { type: 'text', label, order, visibleWhen: "field31 != 'hide'" };
  return { type: 'text', label, order, maxLength: 200 };
}

function both(chinese: string, english: string) {
  return { 'zh-CN': chinese, en: english };
}
