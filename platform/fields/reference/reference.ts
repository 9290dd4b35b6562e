import type { FieldType } from '../field-type.ts';
import { checkOnDelete, onDeleteParameter, type OnDeleteSpec } from './on-delete.ts';
import { singleReference } from './single-reference.ts';

export interface ReferenceSpec extends OnDeleteSpec {
  readonly to: string;
}

/** One record of another entity; its value is the id. */
export const reference: FieldType<ReferenceSpec> = {
  name: 'reference',
  label: { 'zh-CN': '引用', en: 'Reference' },
  ...singleReference<ReferenceSpec>(({ to }) => to),
  parameters: {
    to: {
      type: 'string',
      description: 'The entity it refers to, `pack:name` or its bare name.',
      'x-names': 'entity',
    },
    onDelete: onDeleteParameter,
  },
  requiredParameters: ['to'],
  checkSpec: checkOnDelete,
};
