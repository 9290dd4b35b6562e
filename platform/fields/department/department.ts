import type { FieldType } from '../field-type.ts';
import { checkOnDelete, onDeleteParameter, type OnDeleteSpec } from '../reference/on-delete.ts';
import { singleReference } from '../reference/single-reference.ts';

/** A department. Its value is the id. */
export const department: FieldType<OnDeleteSpec> = {
  name: 'department',
  label: { 'zh-CN': '部门', en: 'Department' },
  ...singleReference<OnDeleteSpec>(() => 'core:department'),
  parameters: { onDelete: onDeleteParameter },
  checkSpec: checkOnDelete,
};
