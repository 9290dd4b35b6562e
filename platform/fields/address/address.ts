import { isObject } from '../../kernel/json.ts';
import type { FieldType } from '../field-type.ts';
import { tidyLine } from '../text-value.ts';

/** The parts of an address, largest first; each has its own column. */
export const ADDRESS_PARTS = ['country', 'province', 'city', 'district', 'street', 'postalCode'] as const;

/** A postal address: an object of its filled parts; conditions reach them as `address.city`. */
export const address: FieldType = {
  name: 'address',
  label: { 'zh-CN': '地址', en: 'Address' },
  storage: 'columns',
  sortable: false,
  filterable: true,
  operators: ['isEmpty'],
  parameters: {},
  columns: () => ADDRESS_PARTS.map((part) => ({ part, type: 'text', collate: 'organisation' })),
  valueSchema: () => ({
    type: 'object',
    properties: Object.fromEntries(
      ADDRESS_PARTS.map((part) => [part, { type: ['string', 'null'], format: 'text', maxLength: 255 }]),
    ),
    additionalProperties: false,
  }),
  expressionType: () => ({
    kind: 'object',
    parts: Object.fromEntries(ADDRESS_PARTS.map((part) => [part, { kind: 'string' }])),
  }),
  normalize: (value) => {
    if (value === '') return null;
    if (!isObject(value)) return value;
    return filled(Object.entries(value).map(([part, text]) => [part, tidyLine(text)]));
  },
  encode: (value) => {
    const parts = isObject(value) ? value : {};
    return Object.fromEntries(ADDRESS_PARTS.map((part) => [part, parts[part] ?? null]));
  },
  decode: (parts) => filled(ADDRESS_PARTS.map((part) => [part, parts[part]])),
  toCell: (value) => {
    const parts = value as Readonly<Record<string, string>>;
    return ADDRESS_PARTS.flatMap((part) => parts[part] ?? []).join(', ');
  },
  fromCell: readAddress,
};

/** The parts that say something; an address without any is null. */
function filled(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> | null {
  const said = entries.filter(([, text]) => text !== null && text !== undefined);
  return said.length > 0 ? Object.fromEntries(said) : null;
}

/** A cell of six parts separated by commas is those six; any other is the street. */
function readAddress(cell: string): unknown {
  const parts = cell.split(/[,，]/);
  if (parts.length !== ADDRESS_PARTS.length) return filled([['street', tidyLine(cell)]]);
  return filled(ADDRESS_PARTS.map((part, at) => [part, tidyLine(parts[at])]));
}
