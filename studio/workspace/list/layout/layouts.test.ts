import { describe, expect, it } from 'vitest';
import type { ModelDocument, ViewDocument } from '../../../model/model-document.ts';
import { asked, layoutOf, layoutsOf } from './layouts.ts';

const view = (more: Partial<ViewDocument>): ViewDocument => ({
  entity: 'library:loan',
  type: 'list',
  label: { en: 'Loans' },
  columns: {},
  ...more,
});

const board = { field: 'status' };
const views = {
  'library:days': view({ type: 'calendar', order: 30, calendar: { start: 'dueOn' } }),
  'library:states': view({ type: 'board', order: 20, board }),
  'library:books': view({ entity: 'library:book', order: 10, board: { field: 'genre' } }),
};
const model = { views } as unknown as ModelDocument;

describe('how records are shown', () => {
  it('is what the view describes, else another view of the entity', () => {
    expect(layoutsOf(model, view({}))).toEqual({ board, calendar: { start: 'dueOn' }, chart: undefined });
    expect(layoutsOf(model, view({ board: { field: 'reader' } })).board).toEqual({ field: 'reader' });
    expect(layoutsOf(model, view({ entity: 'library:reader' }))).toEqual({
      board: undefined,
      calendar: undefined,
      chart: undefined,
    });
  });

  it('is as asked, as the view says, or a list', () => {
    const layouts = layoutsOf(model, view({}));
    expect(layoutOf(view({}), layouts)).toBe('list');
    expect(layoutOf(view({}), layouts, 'board')).toBe('board');
    expect(layoutOf(view({ type: 'calendar' }), layouts)).toBe('calendar');
    expect(layoutOf(view({ type: 'calendar' }), layouts, 'list')).toBe('list');
    expect(layoutOf(view({}), { board: undefined, calendar: undefined, chart: undefined }, 'board')).toBe(
      'list',
    );
    expect(layoutOf(view({ type: 'tree' }), layouts)).toBe('list');
  });

  it('is said in the address only where the view says another', () => {
    expect(asked(view({ type: 'board' }), 'board')).toBeUndefined();
    expect(asked(view({ type: 'board' }), 'list')).toBe('list');
    expect(asked(view({}), 'list')).toBeUndefined();
  });
});
