import type { FieldType } from '../field-type.ts';
import { singleReference } from '../reference/single-reference.ts';

/** What file and image have in common: one column holding the id of a stored file. */
export const storedFile = {
  ...singleReference(() => 'core:file'),
  sortable: false,
  operators: ['isEmpty'],
  parameters: {},
} satisfies Omit<FieldType, 'name' | 'label'>;
