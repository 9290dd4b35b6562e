import type { FieldType } from '../field-type.ts';
import { checkOnDelete, onDeleteParameter, type OnDeleteSpec } from '../reference/on-delete.ts';
import { singleReference } from '../reference/single-reference.ts';

export interface TreeParentSpec extends OnDeleteSpec {
  /** The entity itself; filled by the Model. */
  readonly to?: string;
}

/** The record above this one in a tree of the same entity; an entity has at most one, and cycles are refused. */
export const treeParent: FieldType<TreeParentSpec> = {
  name: 'treeParent',
  label: { 'zh-CN': '上级', en: 'Tree parent' },
  ...singleReference<TreeParentSpec>(({ to }) => to ?? 'self'),
  parameters: { onDelete: onDeleteParameter },
  checkSpec: checkOnDelete,
};
