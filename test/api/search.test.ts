import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gramsOf, searchForm, startGram } from '../../platform/storage/search/grams.ts';
import { LibraryApp } from '../support/library-app.ts';
import { withClient } from '../support/sql.ts';

let library: LibraryApp;

beforeAll(async () => {
  library = await LibraryApp.start();
  await library.create('book', { title: '昆山玄武精密齿轮手册 ＺＴＥ 2026', author: '李雷', pages: 10 });
  await library.create('book', { title: '玄武岩', author: 'Zte Press', pages: 11 });
  await library.create('book', { title: "100%_'\\ (草稿) O'Neill", pages: 12 });
  await library.create('reader', {
    name: '韩梅梅',
    phone: '+86 138-1234 5678',
    email: 'mei@ShenZhen.example',
  });
});

afterAll(() => library.close());

async function found(entity: string, q: string, more = ''): Promise<string[]> {
  const address = `/api/records/${entity}?q=${encodeURIComponent(q)}${more}`;
  const { status, body } = await library.api<{ items: Record<string, string>[] }>('GET', address);
  expect(status).toBe(200);
  return body.items.map((item) => item['title'] ?? item['name']!).toSorted();
}

const MANUAL = '昆山玄武精密齿轮手册 ＺＴＥ 2026';
const DRAFT = "100%_'\\ (草稿) O'Neill";

describe('a search', () => {
  it.each([
    ['two Chinese characters', '精密', [MANUAL]],
    ['more of them', '精密齿轮手', [MANUAL]],
    ['characters that stand apart', '精轮', []],
    ['a Latin part in any case', 'NEIL', [DRAFT]],
    ['a full-width word by its plain form', 'zte 2026', [MANUAL]],
    ['a plain word by its full-width form', 'Ｐｒｅｓｓ', ['玄武岩']],
    ['several words in any order and field', '李雷 玄武', [MANUAL]],
    ['words of which one is nowhere', '李雷 玄武岩', []],
    ['part of a number', '202', [MANUAL]],
    ['one character that begins a field', '昆', [MANUAL]],
    ['one character in the middle', '山', []],
    ['one character beside a longer word', '山 精密', [MANUAL]],
    ['two letters that begin a word', 'ne', [DRAFT]],
    ['two letters in the middle of a word', 'ei', []],
    ['signs that mean something elsewhere', '%_', [DRAFT]],
    ['nothing by a wildcard', '精%轮', []],
    ['signs within a longer word', "100%_'\\", [DRAFT]],
    ['a bracket of full width', '（草稿）', [DRAFT]],
  ])('finds %s', async (_, q, titles) => {
    expect(await found('book', q)).toEqual(titles);
  });

  it.each(['13812345678', '138-1234', '1234 5678', '1234', '5678', '86138'])(
    'finds a phone number by %s',
    async (q) => expect(await found('reader', q)).toEqual(['韩梅梅']),
  );

  it('names the best of an entity first', async () => {
    for (const title of ['论鸿雁', '鸿雁传书', '书 鸿雁', '鸿雁', '雁过'])
      await library.create('book', { title, pages: 3 });
    await library.create('book', { title: '无关', author: '鸿雁', pages: 3 });
    const { body } = await library.api<{ items: { title: string }[] }>('GET', '/api/search?q=鸿雁');
    expect(body.items.map(({ title }) => title)).toEqual(['鸿雁', '鸿雁传书', '书 鸿雁', '论鸿雁', '无关']);
  });

  it('gives pickers a page of the best', async () => {
    const page = await library.api<{ items: { title: string }[]; nextCursor?: string }>(
      'GET',
      '/api/records/book?q=鸿雁&best=1&limit=2',
    );
    expect(page.body.items.map(({ title }) => title)).toEqual(['鸿雁', '鸿雁传书']);
    expect(page.body.nextCursor).toBeUndefined();
    for (const wrong of ['best=1', 'q=鸿雁&best=1&sort=title', 'q=鸿雁&best=2'])
      expect((await library.api('GET', `/api/records/book?${wrong}`)).status).toBe(400);
  });

  it('answers anything a person may type', async () => {
    const odd = [
      '.',
      '*',
      '((',
      '\\',
      '\u3000',
      '👩‍👩‍👧',
      '𠮷',
      "' or 1=1 --",
      'ß',
      'İ',
      '\ud800',
      '🙂🙂',
      'a'.repeat(200),
    ];
    for (const q of odd) {
      const { status } = await library.api(
        'GET',
        `/api/records/book?q=${encodeURIComponent(q.toWellFormed())}`,
      );
      expect([q, status]).toEqual([q, 200]);
    }
  });

  it('finds nothing among records that have nothing to search', async () => {
    const { status, body } = await library.api<{ items: unknown[] }>('GET', '/api/records/loanLine?q=lower');
    expect([status, body.items]).toEqual([200, []]);
  });

  it('follows what is written, in lists and in bulk', async () => {
    const { id } = await library.create('book', { title: '凤凰涅槃', pages: 1 });
    expect(await found('book', '涅槃')).toEqual(['凤凰涅槃']);
    await library.api('PATCH', `/api/records/book/${id}`, { title: '凤凰于飞' });
    expect(await found('book', '涅槃')).toEqual([]);
    expect(await found('book', '于飞')).toEqual(['凤凰于飞']);
    await library.api('DELETE', `/api/records/book/${id}`);
    expect(await found('book', '于飞')).toEqual([]);
    expect(await found('book', '于飞', '&deleted=1')).toEqual(['凤凰于飞']);
    await library.api('POST', `/api/records/book/${id}/restore`);
    expect(await found('book', '于飞')).toEqual(['凤凰于飞']);
  });

  it('counts and sums what it finds', async () => {
    const { body } = await library.api<{ count: number }>('GET', '/api/records/book?q=玄武&count=exact');
    expect(body.count).toBe(2);
    const sums = await library.api<{ items: object[] }>('POST', '/api/query', {
      entity: 'book',
      q: '玄武',
      measures: [{ fn: 'sum', field: 'pages', as: 'pages' }],
    });
    expect(sums.body.items).toEqual([{ pages: 21 }]);
  });

  it('pages through common words without losing or repeating a record', async () => {
    const operations = Array.from({ length: 1500 }, (_, n) => ({
      op: 'create',
      data: { title: `丛书第${n}册`, pages: 1 + (n % 7) },
    }));
    await library.api('POST', '/api/records/book/batch', { atomic: true, operations });
    await withClient(library.app.databaseUrl, (client) => client.query('analyze'));
    for (const [q, order] of [
      ['丛书', '-pages'],
      ['丛书 第', 'title'],
      ['书第1', 'pages'],
    ] as const) {
      const titles: string[] = [];
      let cursor = '';
      do {
        const address = `/api/records/book?q=${encodeURIComponent(q)}&sort=${order}&limit=200${cursor}`;
        const { body } = await library.api<{ items: { title: string }[]; nextCursor?: string }>(
          'GET',
          address,
        );
        titles.push(...body.items.map(({ title }) => title));
        cursor = body.nextCursor ? `&cursor=${encodeURIComponent(body.nextCursor)}` : '';
      } while (cursor);
      const expected = operations
        .map(({ data }) => data.title)
        .filter((title) => q !== '书第1' || title.includes(q));
      expect(titles.toSorted()).toEqual(expected.toSorted());
    }
  });
});

describe('the pieces of a text', () => {
  it('are the same in JavaScript and in the index', async () => {
    const letters = [
      'a',
      'Z',
      '9',
      ' ',
      '-',
      '中',
      '兴',
      'Ｚ',
      'é',
      'ﬁ',
      '𠮷',
      '\u3000',
      '（',
      'ß',
      '\n',
      'か\u3099',
    ];
    const texts = Array.from({ length: 2000 }, (_, n) =>
      Array.from({ length: n % 23 }, (_, i) => letters[(n * 31 + i * i * 17 + i * n) % letters.length]).join(
        '',
      ),
    );
    const rows = await withClient(library.app.databaseUrl, (client) =>
      client.query<{ text: string; form: string; grams: number[] }>(
        'select text, kehu.search_form(text) as form, kehu.search_grams(text) as grams from unnest($1::text[]) text',
        [texts],
      ),
    );
    for (const { text, form, grams } of rows.rows) {
      expect(searchForm(text)).toBe(form);
      const indexed = new Set(grams);
      expect(gramsOf(form).filter((gram) => !indexed.has(gram))).toEqual([]);
      const starts = form.split(/\s+/).flatMap((word) => startsOf(word));
      expect(starts.filter((gram) => !indexed.has(gram))).toEqual([]);
      expect(indexed.size).toBe(new Set([...gramsOf(form), ...starts]).size);
    }
  });
});

/** What words of a text begin with. */
function startsOf(word: string): number[] {
  const first = Array.from(word)[0] ?? '';
  const latin = [...word.matchAll(/(?<![a-z0-9])[a-z0-9]{2}/g)].map(([two]) => startGram(two));
  return [startGram(first), ...latin].filter((gram) => gram !== undefined);
}
