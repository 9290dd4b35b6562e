import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A pack as files: the content by path, as data or, where the text itself matters, as text. */
export type PackFiles = Readonly<Record<string, unknown>>;

/** Writes packs into a folder of their own, gone after the test; gives the folder of each. */
export function writePacks(packs: Readonly<Record<string, PackFiles>>): string[] {
  const root = mkdtempSync(join(tmpdir(), 'kehu-packs-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  return Object.entries(packs).map(([name, files]) => {
    const folder = join(root, name);
    mkdirSync(folder, { recursive: true });
    for (const [path, content] of Object.entries(files)) write(join(folder, path), content);
    return folder;
  });
}

function write(path: string, content: unknown): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
}

/** A text in both languages. */
export function text(en: string): { 'zh-CN': string; en: string } {
  return { 'zh-CN': `${en}(中)`, en };
}

/** A small library: `book` and `loan` with lines, a choices set, a form, a view, a page and an app. */
export function libraryFiles(): Record<string, Record<string, unknown>> {
  return {
    'pack.json': {
      name: 'library',
      version: '1.0.0',
      label: text('Library'),
      platform: '>=0.1.0 <2',
      licence: 'Apache-2.0',
      prefix: 'lib',
    },
    'book.entity.json': {
      name: 'book',
      label: text('Book'),
      title: 'title',
      ownedBy: 'none',
      fields: {
        title: { type: 'text', label: text('Title'), required: true },
        pages: { type: 'integer', label: text('Pages') },
        genre: { type: 'select', label: text('Genre'), choices: 'genre' },
        price: { type: 'money', label: text('Price') },
        boughtOn: { type: 'date', label: text('Bought on') },
        series: { type: 'treeParent', label: text('Series') },
      },
    },
    'genre.choices.json': {
      name: 'genre',
      label: text('Genre'),
      options: { novel: { label: text('Novel') }, science: { label: text('Science') } },
    },
    'loan.entity.json': {
      name: 'loan',
      label: text('Loan'),
      title: 'number',
      ownedBy: 'user',
      fields: {
        number: { type: 'autoNumber', label: text('Number'), pattern: 'L-{yyyy}-{0000}' },
        lines: { type: 'children', label: text('Lines'), of: 'loanLine.loan' },
      },
    },
    'loanLine.entity.json': {
      name: 'loanLine',
      label: text('Loan line'),
      title: 'book',
      ownedBy: 'parent',
      fields: {
        loan: { type: 'reference', label: text('Loan'), to: 'loan', required: true },
        book: { type: 'reference', label: text('Book'), to: 'book', required: true },
      },
    },
    'bookForm.form.json': {
      name: 'bookForm',
      entity: 'book',
      for: ['create', 'edit'],
      sections: { basics: { label: text('Basics'), fields: { title: { order: 10 }, pages: { order: 20 } } } },
    },
    'allBooks.view.json': {
      name: 'allBooks',
      entity: 'book',
      type: 'list',
      label: text('All books'),
      filter: 'pages > 10',
      sort: { title: { direction: 'asc' } },
      columns: { title: {}, price: { total: 'sum' } },
      rail: { field: 'genre' },
    },
    'bookPage.page.json': {
      name: 'bookPage',
      entity: 'book',
      form: 'bookForm',
      facts: { price: {} },
      tabs: { loans: { label: text('Loans'), shows: 'related' } },
      related: {
        loans: { relation: 'loanLine.book', tab: 'loans', columns: { number: { path: 'loan.number' } } },
      },
    },
    'lending.app.json': {
      name: 'lending',
      label: text('Lending'),
      menu: { books: { view: 'allBooks' }, loans: { entity: 'loan' } },
    },
  };
}
