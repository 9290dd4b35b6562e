import { describe, expect, it } from 'vitest';
import type { FieldDocument, ViewDocument } from '../../../model/model-document.ts';
import type { ListColumn } from '../list-columns.ts';
import { definitionOf } from './view-definition.ts';

const column = (path: string, more: Partial<ListColumn> = {}): ListColumn => ({
  key: path,
  path,
  field: {} as FieldDocument,
  label: { en: path },
  heading: undefined,
  width: 120,
  least: 120,
  isSized: false,
  numeric: false,
  total: undefined,
  due: false,
  isTitle: false,
  editable: false,
  ...more,
});

const view = {
  entity: 'library:loan',
  type: 'list',
  label: { en: 'Loans' },
  columns: {},
  rail: { field: 'state' },
} satisfies ViewDocument;

describe('a list kept as a view', () => {
  it('says columns, order, conditions and groups in the vocabulary of views', () => {
    const columns = [
      column('reader.name'),
      column('deposit', { total: 'sum', isSized: true }),
      column('dueOn', { due: true }),
    ];
    const grouping = { field: 'dueOn', by: 'month' } as const;
    const filter = "reader.level == 'scholar'";
    expect(definitionOf({ view, filter, sort: '-reader.name,dueOn', columns, grouping })).toEqual({
      filter,
      columns: {
        readerName: { path: 'reader.name', order: 10 },
        deposit: { width: 120, total: 'sum', order: 20 },
        dueOn: { due: true, order: 30 },
      },
      sort: {
        readerName: { path: 'reader.name', direction: 'desc', order: 10 },
        dueOn: { direction: 'asc', order: 20 },
      },
      groupBy: { field: 'dueOn', by: 'month' },
      rail: { field: 'state' },
    });
  });

  it('leaves out what is not said', () => {
    const kept = definitionOf({
      view: { ...view, rail: undefined } as unknown as ViewDocument,
      filter: undefined,
      sort: undefined,
      columns: [column('title')],
      grouping: undefined,
    });
    expect(kept).toEqual({ columns: { title: { order: 10 } } });
  });
});
