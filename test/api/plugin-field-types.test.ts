import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../platform/kernel/project-root.ts';
import type { Problem } from '../support/library-app.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

const RIGHT = '978-7-02-000220-7';

let app: TestApp;

beforeAll(async () => {
  const plugins = [join(projectRoot, 'test/fixtures/plugins/isbn')];
  app = await startTestApp({ packs: ['test/fixtures/library'], settings: { plugins } });
});
afterAll(() => app?.close());

interface Shape {
  readonly properties: { readonly type: { readonly const: string } };
}

type Record = Problem & { id: string; x_isbn: string };

const create = (x_isbn: unknown) => app.api<Record>('POST', '/api/records/book', { title: '红楼梦', x_isbn });

async function publish(fields: object): Promise<{ status: number; body: unknown }> {
  const set = Object.fromEntries(Object.entries(fields).map(([name, to]) => [`fields.${name}`, { to }]));
  const draft = await app.api<{ id: string }>('POST', '/api/drafts', {
    changes: { 'library:book.entity': { set } },
  });
  if (draft.status !== 201) return draft;
  return app.api('POST', `/api/drafts/${draft.body.id}/publish`, {});
}

describe('a type of field that a plugin adds', () => {
  it('belongs to the vocabulary, by its own name and without what it has settled', async () => {
    const { body } = await app.api<{ [file: string]: { oneOf: Shape[] } }>('GET', '/api/vocabulary');
    const shape = body['field.schema.json']!.oneOf.find(({ properties }) => properties.type.const === 'isbn');
    expect(shape).toMatchObject({ 'x-label': { 'zh-CN': '书号' }, properties: { pattern: {} } });
    expect(shape!.properties).not.toHaveProperty('maxLength');
  });

  it('is published like any other', async () => {
    const label = { 'zh-CN': '书号', en: 'ISBN' };
    const wrong = await publish({ x_isbn: { type: 'isbn', label, maxLength: 20 } });
    expect(JSON.stringify(wrong)).toContain('maxLength');
    const { status, body } = await publish({ x_isbn: { type: 'isbn', label, unique: true } });
    expect(status, JSON.stringify(body)).toBe(200);
  });

  it('keeps values in its own form, and refuses in its own words', async () => {
    const kept = await create(RIGHT);
    expect(kept.body.x_isbn).toBe('9787020002207');
    const wrong = await create('978-7-02-000220-8');
    expect(wrong.status).toBe(422);
    expect(wrong.body.errors).toMatchObject([
      { path: 'x_isbn', message: expect.stringMatching(/校验位不对|check digit/) },
    ]);
    expect((await create('97870200022070')).body.errors).toMatchObject([{ path: 'x_isbn' }]);
    expect((await create(RIGHT)).status).toBe(409);
  });

  it('is filtered and sorted like the type it is based on', async () => {
    const filter = encodeURIComponent("x_isbn.startsWith('9787')");
    const { body } = await app.api<{ items: Record[] }>(
      'GET',
      `/api/records/book?filter=${filter}&sort=-x_isbn&fields=x_isbn`,
    );
    expect(body.items).toMatchObject([{ x_isbn: '9787020002207' }]);
  });

  it('keeps its plugin switched on while fields have it', async () => {
    const { status, body } = await app.api<Problem>('PATCH', '/api/plugins/isbn', { on: false });
    expect(status).toBe(409);
    expect(body.detail).toContain('library:book.x_isbn');
  });
});
