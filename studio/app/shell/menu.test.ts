import { describe, expect, it } from 'vitest';
import type { ModelDocument } from '../../model/model-document.ts';
import { appsAtFoot, entryAt, menuOf } from './menu.ts';

const label = { en: 'Books', 'zh-CN': '图书' };
const entity = (key: string, read = true) => ({ key, label, pluralLabel: label, allows: { read } });

const model = {
  entities: {
    'library:book': entity('library:book'),
    'library:loan': entity('library:loan'),
    'library:secret': entity('library:secret', false),
  },
  views: { 'library:overdue': { entity: 'library:loan', label } },
  apps: {
    office: { label, order: 90, atFoot: true, menu: { loans: { entity: 'library:loan' } } },
    lending: {
      label,
      order: 10,
      menu: {
        overdue: { order: 20, view: 'library:overdue' },
        loans: { order: 10, entity: 'library:loan', count: 'library:gone' },
        bin: { order: 25, screen: 'recycleBin' },
        hidden: { entity: 'library:secret' },
        stock: { label, order: 30, group: { books: { entity: 'library:book' } } },
        nothing: { label, order: 40, group: { hidden: { entity: 'library:secret' } } },
      },
    },
  },
} as unknown as ModelDocument;

const groups = menuOf(model);
const [loans] = groups[0]!.items;

describe('the menu', () => {
  it('lists entries and groups in order, without what may not be read', () => {
    expect(groups.map(({ key, items }) => [key, items.map((item) => item.key)])).toEqual([
      ['lending', ['loans', 'overdue', 'bin']],
      ['lending.stock', ['books']],
    ]);
  });

  it('keeps apps at the foot apart', () => {
    expect(appsAtFoot(model).map(([key]) => key)).toEqual(['office']);
  });

  it('counts only views that are there', () => {
    expect(loans!.count).toBeUndefined();
  });
});

const at = (path: string, view: string | null = null) => entryAt(groups, path, view)?.key;

describe('the entry one is at', () => {
  it('is that of the entity, in its lists and records', () => {
    expect(at('/list/library%3Aloan')).toBe('loans');
    expect(at('/record/library%3Aloan/0190')).toBe('loans');
    expect(at('/record/library%3Abook/0190')).toBe('books');
    expect(at('/')).toBeUndefined();
  });

  it('is that of a view while the view is shown', () => {
    expect(at('/list/library%3Aloan', 'library:overdue')).toBe('overdue');
    expect(at('/list/library%3Aloan', 'library:all')).toBe('loans');
  });

  it('is that of a screen of the platform', () => {
    expect(at('/recycle-bin')).toBe('bin');
  });
});
