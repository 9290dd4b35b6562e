import type { FieldType } from '../field-type.ts';
import { checkOnDelete, onDeleteParameter, type OnDeleteSpec } from '../reference/on-delete.ts';
import { singleReference } from '../reference/single-reference.ts';

/** A user of the system. Its value is the id. */
export const user: FieldType<OnDeleteSpec> = {
  name: 'user',
  label: { 'zh-CN': '用户', en: 'User' },
  ...singleReference<OnDeleteSpec>(() => 'core:user'),
  parameters: { onDelete: onDeleteParameter },
  checkSpec: checkOnDelete,
};
