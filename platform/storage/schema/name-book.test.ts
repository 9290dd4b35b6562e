import { describe, expect, it } from 'vitest';
import { fieldTypes } from '../../fields/field-types.ts';
import type { Field } from '../../model/model.ts';
import { fitting, NameBook } from './name-book.ts';

function field(name: string, type = 'text', entity = 'library:book'): Field {
  const label = { 'zh-CN': name, en: name };
  const fieldType = fieldTypes.get(type)!;
  const spec = { type, label };
  return { name, entity, type: fieldType, spec, label, system: false, target: undefined, inverse: undefined };
}

function columnOf(book: NameBook, one: Field): string {
  return book.column(one, one.type.columns(one.spec)[0]!);
}

describe('the book of names', () => {
  it('writes names the way SQL does', () => {
    const book = new NameBook();
    expect(book.table('school-life:bookLoan')).toMatchObject({ schema: 'school_life', name: 'book_loan' });
    expect(columnOf(book, field('listPrice'))).toBe('list_price');
    expect(columnOf(book, field('x_grade'))).toBe('x_grade');
    expect(book.linkTable(field('related'))).toMatchObject({ name: 'book__related' });
  });

  it('gives a name once and knows it again from what was stored', () => {
    const first = new NameBook();
    first.table('library:book');
    columnOf(first, field('pages', 'integer'));
    const second = new NameBook(first.newTables, first.newColumns);
    expect(columnOf(second, field('pages', 'integer'))).toBe('pages');
    expect(second.table('library:book').name).toBe('book');
    expect([...second.newTables, ...second.newColumns]).toEqual([]);
  });

  it('never gives a column to a second field or type', () => {
    const book = new NameBook();
    const names = [
      columnOf(book, field('pages', 'integer')),
      columnOf(book, field('pages', 'text')),
      columnOf(book, field('pages_2', 'text')),
      columnOf(book, field('pages', 'integer')),
    ];
    expect(names).toEqual(['pages', 'pages_2', 'pages_2_2', 'pages']);
  });

  it('goes on with the column of an earlier name', () => {
    const book = new NameBook();
    const genre = columnOf(book, field('genre'));
    const links = book.linkTable(field('related')).name;
    const renamed = (name: string, earlier: string) => {
      const plain = field(name);
      return { ...plain, spec: { ...plain.spec, renamedFrom: [earlier] } };
    };
    expect(columnOf(book, renamed('kind', 'genre'))).toBe(genre);
    expect(book.linkTable(renamed('near', 'related')).name).toBe(links);
    const later = new NameBook(book.newTables, book.newColumns);
    expect(columnOf(later, field('kind'))).toBe(genre);
    expect(columnOf(later, field('other'))).toBe('other');
  });

  it('keeps entities of one name in packs of one schema apart', () => {
    const book = new NameBook();
    expect(book.table('a-b:item').name).toBe('item');
    expect(book.table('a_b:item').name).toBe('item_2');
  });

  it('cuts long names to what PostgreSQL keeps, and keeps them apart', () => {
    const [a, b] = [`${'x'.repeat(70)}A`, `${'x'.repeat(70)}B`];
    expect(Buffer.byteLength(fitting(a, '_fk'))).toBe(63);
    expect(fitting(a)).not.toBe(fitting(b));
    expect(fitting('short', '_fk')).toBe('short_fk');
  });
});
