import { fieldTypes } from '../../platform/fields/field-types.ts';
import type { FieldSpec } from '../../platform/fields/field-type.ts';
import type { EntityDocument, FieldDocument, ModelDocument } from '../../studio/model/model-document.ts';

const COMMON = new Set([
  'label',
  'required',
  'readOnly',
  'unique',
  'default',
  'visibleWhen',
  'requiredWhen',
  'readOnlyWhen',
  'order',
  'target',
  'inverse',
  'options',
  'writable',
  'system',
  'computed',
]);

type Said = Readonly<Record<string, unknown>>;

/** A field as the server describes it to screens: what all fields have beside the parameters of its type. */
export function fieldDocument(name: string, type: string, said: Said = {}): FieldDocument {
  const own = Object.entries(said);
  const parameters = Object.fromEntries(own.filter(([key]) => !COMMON.has(key)));
  const target = said['target'];
  const spec = { type, ...said, ...(target ? { to: target, of: `${String(target)}.x` } : {}) };
  return {
    name,
    type,
    label: { 'zh-CN': name, en: name },
    operators: [],
    sortable: true,
    filterable: true,
    writable: true,
    expressionType: fieldTypes.get(type)!.expressionType(spec as unknown as FieldSpec),
    ...Object.fromEntries(own.filter(([key]) => COMMON.has(key))),
    parameters,
  };
}

/** An entity with these fields; the first of them names a record. */
export function entityDocument(
  key: string,
  fields: readonly FieldDocument[],
  said: Partial<EntityDocument> = {},
): EntityDocument {
  const name = key.split(':')[1]!;
  return {
    key,
    name,
    label: { 'zh-CN': name, en: name },
    pluralLabel: { 'zh-CN': name, en: `${name}s` },
    title: fields[0]!.name,
    ownedBy: 'none',
    fields: Object.fromEntries(fields.map((field) => [field.name, field])),
    allows: { create: true, read: true, update: true, delete: true, export: true, assign: true, share: true },
    ...said,
  };
}

export function modelDocument(...entities: readonly EntityDocument[]): ModelDocument {
  return {
    fingerprint: 'test',
    company: 'Test',
    baseCurrency: 'CNY',
    timeZone: 'Asia/Shanghai',
    rights: [],
    entities: Object.fromEntries(entities.map((entity) => [entity.key, entity])),
    views: {},
    forms: {},
    pages: {},
    apps: {},
    actions: {},
    conversions: {},
  };
}
