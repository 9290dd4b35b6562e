import { describe, expect, it } from 'vitest';
import { entityDocument, fieldDocument, modelDocument } from '../../../../test/support/model-document.ts';
import { columnsOf } from '../list-columns.ts';
import { savedNamedView } from './named-view.ts';
import type { ViewDefinition } from './saved-views.ts';

const book = entityDocument('library:book', [
  fieldDocument('title', 'text'),
  fieldDocument('genre', 'select', { options: {} }),
]);
const model = modelDocument(book);

function shown(definition: ViewDefinition) {
  const saved = { id: 'a', version: 1, name: 'Mine', shared: false, definition, owner: null };
  return savedNamedView(model, book, saved);
}

describe('a saved view', () => {
  it('is shown as it was saved', () => {
    const definition: ViewDefinition = {
      columns: { title: {} },
      sort: { kind: { path: 'genre', direction: 'desc' } },
      rail: { field: 'genre' },
      groupBy: { field: 'genre' },
    };
    expect(shown(definition).view).toMatchObject(definition);
  });

  it('stands on a board or in a calendar as it was saved there, else in a list', () => {
    const columns = { title: {} };
    const board = { field: 'genre' };
    expect(shown({ columns, board }).view).toMatchObject({ type: 'board', board });
    expect(shown({ columns, calendar: { start: 'title' } }).view.type).toBe('calendar');
    expect(shown({ columns, board: { field: 'shelf' } }).view).toMatchObject({ type: 'list' });
  });

  it('loses columns, order, rail and groups of a field that is gone, and keeps the condition', () => {
    const { view, initialFilter } = shown({
      filter: "shelf == 'B'",
      columns: { title: {}, shelf: {} },
      sort: { shelf: { direction: 'asc' }, title: { direction: 'desc' } },
      rail: { field: 'shelf' },
      groupBy: { field: 'shelf' },
    });
    expect(columnsOf(model, view).map(({ path }) => path)).toEqual(['title']);
    expect(view.sort).toEqual({ title: { direction: 'desc' } });
    expect([view.rail, view.groupBy]).toEqual([undefined, undefined]);
    expect(initialFilter).toBe("shelf == 'B'");
  });
});
