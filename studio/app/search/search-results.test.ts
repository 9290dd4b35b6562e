import { describe, expect, it } from 'vitest';
import type { EntityDocument } from '../../model/model-document.ts';
import type { MenuGroup } from '../shell/menu.ts';
import { marked, pagesNamed, recordGroups } from './search-results.ts';

const entity = (key: string) =>
  ({ key, pluralLabel: { en: key }, icon: 'book' }) as unknown as EntityDocument;
const [book, reader] = [entity('book'), entity('reader')];

describe('what a search finds', () => {
  it('stands under its entity, those of the menu first', () => {
    const menus = [{ items: [{ entity: 'loan' }, { entity: 'reader' }] }] as unknown as readonly MenuGroup[];
    const records = [
      { entity: book, id: '1', title: 'Moby-Dick' },
      { entity: reader, id: '2', title: 'Ann' },
      { entity: book, id: '3', title: 'Emma' },
    ];
    const groups = recordGroups(records, menus, ({ id }) => `/${id}`);
    expect(groups.map(({ key, results }) => [key, results.map(({ to }) => to)])).toEqual([
      ['reader', ['/2']],
      ['book', ['/1', '/3']],
    ]);
  });

  it('are pages too, by their name in any language', () => {
    const label = { 'zh-CN': '图书', en: 'Books' };
    const menus = [{ key: 'app', label, items: [{ key: 'books', label, to: '/list/book' }] }];
    const found = (q: string) =>
      pagesNamed(q, menus as unknown as readonly MenuGroup[], 'en').map(({ title, to }) => [title, to]);
    expect(found('boo')).toEqual([['Books', '/list/book']]);
    expect(found('图书')).toEqual([['Books', '/list/book']]);
    expect(found('loans')).toEqual([]);
  });

  it('has the words marked, whatever their case', () => {
    expect(marked('Moby-Dick', 'dick mo')).toEqual([
      { text: 'Mo', isHit: true },
      { text: 'by-', isHit: false },
      { text: 'Dick', isHit: true },
    ]);
    expect(marked('苏州恒拓精密', '恒拓')[1]).toEqual({ text: '恒拓', isHit: true });
    expect(marked('a+b', '(')).toEqual([{ text: 'a+b', isHit: false }]);
  });
});
