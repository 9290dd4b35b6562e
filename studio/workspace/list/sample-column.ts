import type { FieldDocument } from '../../model/model-document.ts';
import type { ListColumn } from './list-columns.ts';

/** A column of a list, as views make them; for tests. */
export const column = (path: string, type: string, more: Partial<ListColumn> = {}): ListColumn => ({
  key: path,
  path,
  field: { type } as FieldDocument,
  label: { en: path },
  heading: undefined,
  width: 100,
  least: 100,
  isSized: false,
  numeric: type === 'money',
  total: undefined,
  due: false,
  isTitle: path === 'title',
  editable: false,
  ...more,
});
