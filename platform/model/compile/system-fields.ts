import type { FieldSpec, FieldType } from '../../fields/field-type.ts';
import { fieldTypes } from '../../fields/field-types.ts';
import { id } from '../../fields/id/id.ts';
import type { LocalText } from '../../kernel/text.ts';
import type { EntitySpec } from '../metadata.generated.ts';
import type { Field } from '../model.ts';
import { rateFields } from './rate-fields.ts';

/** The fields the platform keeps on every record; clients read them but never write them. */
export const SYSTEM_FIELDS = [
  'id',
  'version',
  'createdAt',
  'createdBy',
  'updatedAt',
  'updatedBy',
  'deletedAt',
] as const;

/** The fields that ownership adds; clients may write them, given the right. */
const OWNER_FIELDS = {
  user: ['owner', 'department'],
  department: ['department'],
  parent: [],
  none: [],
} as const;

const LABELS: Readonly<Record<string, LocalText>> = {
  id: { 'zh-CN': '标识', en: 'Id' },
  version: { 'zh-CN': '版本', en: 'Version' },
  createdAt: { 'zh-CN': '创建时间', en: 'Created at' },
  createdBy: { 'zh-CN': '创建人', en: 'Created by' },
  updatedAt: { 'zh-CN': '修改时间', en: 'Updated at' },
  updatedBy: { 'zh-CN': '修改人', en: 'Updated by' },
  deletedAt: { 'zh-CN': '删除时间', en: 'Deleted at' },
  owner: { 'zh-CN': '负责人', en: 'Owner' },
  department: { 'zh-CN': '部门', en: 'Department' },
  team: { 'zh-CN': '团队成员', en: 'Team' },
};

const TYPES: Readonly<Record<string, FieldType>> = {
  id,
  version: fieldTypes.get('integer')!,
  createdAt: fieldTypes.get('dateTime')!,
  createdBy: fieldTypes.get('user')!,
  updatedAt: fieldTypes.get('dateTime')!,
  updatedBy: fieldTypes.get('user')!,
  deletedAt: fieldTypes.get('dateTime')!,
  owner: fieldTypes.get('user')!,
  department: fieldTypes.get('department')!,
  team: fieldTypes.get('references')!,
};

/** The entities that provided fields refer to. */
export const PROVIDED_TARGETS: Readonly<Record<string, string>> = {
  createdBy: 'core:user',
  updatedBy: 'core:user',
  owner: 'core:user',
  department: 'core:department',
  team: 'core:user',
};

/** Who a record belongs to; with teams also who works on it. */
export function ownershipFields({
  ownedBy,
  features,
}: Pick<EntitySpec, 'ownedBy' | 'features'>): readonly string[] {
  return ownedBy === 'user' && features?.team ? [...OWNER_FIELDS.user, 'team'] : OWNER_FIELDS[ownedBy];
}

/** The fields an entity gets beside its declared ones, in order. */
export function providedFields(
  entity: string,
  spec: Pick<EntitySpec, 'ownedBy' | 'features' | 'fields'>,
): Field[] {
  return [
    ...ownershipFields(spec).map((name) => provided(entity, name, false)),
    ...SYSTEM_FIELDS.map((name) => provided(entity, name, true)),
    ...rateFields(entity, spec.fields),
  ];
}

function provided(entity: string, name: string, system: boolean): Field {
  const type = TYPES[name]!;
  const label = LABELS[name]!;
  const to = name === 'team' ? { to: PROVIDED_TARGETS[name] } : {};
  const spec: FieldSpec = { type: type.name, label, ...to, ...(system ? { readOnly: true } : {}) };
  return {
    name,
    entity,
    type,
    spec: { ...spec },
    label,
    system,
    target: PROVIDED_TARGETS[name],
    inverse: undefined,
  };
}
