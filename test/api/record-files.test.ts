import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LibraryApp } from '../support/library-app.ts';
import { signedInMember } from '../support/member.ts';

interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly attachedTo: string | null;
  readonly uploadedBy: { readonly id: string; readonly title: string } | null;
}

let library: LibraryApp;
let member: string;
let other: string;

beforeAll(async () => {
  library = await LibraryApp.start();
  member = await signedInMember(library.app, 'mei');
  other = await signedInMember(library.app, 'lin');
});
afterAll(() => library?.close());

function upload(query = '', as = member, content: string | Uint8Array<ArrayBuffer> = 'review') {
  const form = new FormData();
  form.append('file', new Blob([content], { type: 'text/plain' }), 'review.txt');
  return library.api<StoredFile>('POST', `/api/files${query}`, form, { as });
}

const attached = () => `?entity=book&id=${library.book}`;

async function filesOfBook(): Promise<readonly string[]> {
  const filter = `attachedTo == 'library:book/${library.book}'`;
  const { body } = await library.api<{ items: StoredFile[] }>(
    'GET',
    `/api/records/file?${new URLSearchParams({ filter })}`,
  );
  return body.items.map(({ id }) => id);
}

describe('a file of a record', () => {
  it('stands among the files of that record, with who uploaded it', async () => {
    const { status, body } = await upload(attached());
    expect(status, JSON.stringify(body)).toBe(201);
    expect(body.attachedTo).toBe(`library:book/${library.book}`);
    expect(body.uploadedBy?.title).toBe('mei');
    expect(await filesOfBook()).toContain(body.id);
  });

  it('is refused whole where it is larger than 50 MB', async () => {
    const limit = 50 * 2 ** 20;
    expect((await upload('', member, new Uint8Array(limit + 1))).status).toBe(413);
    const largest = await upload('', member, new Uint8Array(limit));
    expect([largest.status, largest.body.size]).toEqual([201, limit]);
  });

  it('is downloaded, never shown, under the name it has now', async () => {
    const { body } = await upload();
    const rename = { name: '书评 "2026".txt' };
    expect((await library.api('PATCH', `/api/records/file/${body.id}`, rename)).status).toBe(200);
    const { headers } = await library.api('GET', `/api/files/${body.id}`, undefined, { as: other });
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent(rename.name)}`,
    );
    expect(headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('goes into the recycle bin and comes back', async () => {
    const { body } = await upload(attached());
    expect((await library.api('DELETE', `/api/files/${body.id}`, undefined, { as: member })).status).toBe(
      204,
    );
    expect(await filesOfBook()).not.toContain(body.id);
    const back = await library.api('POST', `/api/files/${body.id}/restore`, undefined, { as: member });
    expect(back.status).toBe(200);
    expect(await filesOfBook()).toContain(body.id);
  });

  it('belongs to nobody else when it is attached to no record', async () => {
    const { body } = await upload();
    expect(body.attachedTo).toBeNull();
    expect((await library.api('DELETE', `/api/files/${body.id}`, undefined, { as: other })).status).toBe(403);
    expect((await library.api('DELETE', `/api/files/${body.id}`, undefined, { as: member })).status).toBe(
      204,
    );
  });

  it('is refused where the caller may not change the record', async () => {
    const { body } = await library.api<{ items: { id: string }[] }>('GET', '/api/records/company');
    expect((await upload(`?entity=company&id=${body.items[0]!.id}`)).status).toBe(403);
    expect((await upload('?entity=book')).status).toBe(400);
    expect((await upload(`?entity=book&id=${body.items[0]!.id}`)).status).toBe(404);
  });
});

describe('the validator of an entity', () => {
  it('is a module that says the same as the server', async () => {
    const { status, headers, body } = await library.api<string>(
      'GET',
      '/api/model/validators/library:book.js',
    );
    expect(status).toBe(200);
    expect(headers.get('content-type')).toContain('text/javascript');
    expect(body).toMatch(/^export function makeValidator\(require\)/);
    expect(body).not.toMatch(/\beval\b|new Function/);
  });

  it('is there only for entities', async () => {
    expect((await library.api('GET', '/api/model/validators/library:none.js')).status).toBe(404);
  });
});
