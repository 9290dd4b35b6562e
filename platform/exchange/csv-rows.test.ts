import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openCsv } from './csv-rows.ts';

async function fileOf(content: string | Buffer): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kehu-csv-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'books.csv');
  await writeFile(file, content);
  return file;
}

async function read(content: string | Buffer, delimiter?: string) {
  const { columns, rows } = await openCsv(await fileOf(content), delimiter);
  const lines = [];
  for await (const { number, cells } of rows) lines.push([number, ...cells]);
  return { columns, lines };
}

describe('a CSV file', () => {
  it('may begin with a byte order mark, end lines by CRLF and quote line breaks', async () => {
    const { columns, lines } = await read(
      '\ufeffcode,title\r\n1,"The ""Hobbit"", or\r\nThere"\r\n2,红楼梦\r\n',
    );
    expect(columns).toEqual(['code', 'title']);
    expect(lines).toEqual([
      [2, '1', 'The "Hobbit", or\r\nThere'],
      [3, '2', '红楼梦'],
    ]);
  });

  it('may use another delimiter and leave lines empty', async () => {
    expect((await read('a;b\n\n1;2\n', ';')).lines).toEqual([[3, '1', '2']]);
  });

  it('is refused when a quote is never closed, naming the line', async () => {
    await expect(read('a,b\n1,"2\n')).rejects.toMatchObject({ status: 400, code: 'csvBroken' });
  });

  it('is refused when it is empty, missing or has a heading twice', async () => {
    await expect(read('')).rejects.toMatchObject({ code: 'fileEmpty' });
    await expect(openCsv('/nowhere/books.csv')).rejects.toMatchObject({ code: 'fileUnreadable' });
    await expect(read('a,b,a\n1,2,3\n')).rejects.toMatchObject({ code: 'columnTwice' });
  });
});
