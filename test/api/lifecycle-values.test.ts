import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LibraryApp } from '../support/library-app.ts';

interface Plan {
  readonly data: readonly { field: string; problem: string; count: number; fitting?: number }[];
  readonly questions: readonly { id: string; count: number; choices: readonly { answer: object }[] }[];
}

interface Refused {
  readonly errors: readonly { path: string; code: string }[];
}

const BOOK = 'library:book.entity';
const LOAN = 'library:loan.entity';

/** What stored values become when a version asks for it, and how they come back. */
describe('stored values follow a version', () => {
  let library: LibraryApp;

  beforeAll(async () => {
    library = await LibraryApp.start();
  });
  afterAll(() => library?.close());

  async function drafted(changes: object): Promise<string> {
    const { status, body } = await library.api<{ id: string }>('POST', '/api/drafts', { changes });
    expect(status, JSON.stringify(body)).toBe(201);
    return body.id;
  }

  async function published(changes: object, answers?: object): Promise<number> {
    const id = await drafted(changes);
    const path = `/api/drafts/${id}/publish`;
    const { status, body } = await library.api<{ number: number }>('POST', path, answers ? { answers } : {});
    expect(status, JSON.stringify(body)).toBe(200);
    return body.number;
  }

  async function restored(version: number): Promise<void> {
    const { status, body } = await library.api('POST', `/api/versions/${version}/restore`, {});
    expect(status, JSON.stringify(body)).toBe(200);
  }

  async function valueOf(entity: string, id: string, field: string): Promise<unknown> {
    const { body } = await library.api<Record<string, unknown>>('GET', `/api/records/${entity}/${id}`);
    return body[field];
  }

  it('a retired option is mapped, and comes back with its version', async () => {
    const [lost, other] = [
      await library.createLoan({ status: 'lost' }),
      await library.createLoan({ status: 'lost' }),
    ];
    const before = await published({ [LOAN]: { set: { 'fields.status.label.en': { to: 'State' } } } });
    const changes = { [LOAN]: { retire: { 'fields.status.options.lost': {} } } };
    const id = await drafted(changes);
    const { body: plan } = await library.api<Plan>('GET', `/api/drafts/${id}/plan`);
    expect(plan.data).toMatchObject([{ field: 'status', problem: 'retiredOption', count: 2 }]);
    await published(changes, { [plan.questions[0]!.id]: { to: 'returned' } });
    expect(await valueOf('loan', lost.id, 'status')).toBe('returned');
    await library.api('PATCH', `/api/records/loan/${other.id}`, { status: 'open' });
    await restored(before);
    expect(await valueOf('loan', lost.id, 'status')).toBe('lost');
    expect(await valueOf('loan', other.id, 'status')).toBe('open');
  });

  it('another type takes over what it understands, and the way back gives every old value', async () => {
    const book = (isbn: string) => library.create('book', { title: `Book ${isbn}`, isbn });
    const [plain, padded, odd, given] = [
      await book('12'),
      await book('007'),
      await book('twelve'),
      await book('dozen'),
    ];
    const before = await published({ [BOOK]: { set: { 'fields.isbn.label.en': { to: 'No' } } } });
    const label = { 'zh-CN': '号', en: 'No' };
    const changes = { [BOOK]: { set: { 'fields.isbn': { to: { type: 'integer', label } } } } };
    const id = await drafted(changes);
    const { body: plan } = await library.api<Plan>('GET', `/api/drafts/${id}/plan`);
    expect(plan.data).toMatchObject([{ problem: 'notConvertible', count: 2, fitting: 2 }]);
    const refused = await library.api<Refused>('POST', `/api/drafts/${id}/publish`, {});
    expect([refused.status, refused.body.errors[0]!.path]).toEqual([422, plan.questions[0]!.id]);
    await published(changes, { [plan.questions[0]!.id]: { values: { dozen: 12 }, empty: true } });
    const values = await Promise.all(
      [plain, padded, odd, given].map((one) => valueOf('book', one.id, 'isbn')),
    );
    expect(values).toEqual([12, 7, null, 12]);
    await library.api('PATCH', `/api/records/book/${plain.id}`, { isbn: 13 });
    await restored(before);
    const back = await Promise.all([plain, padded, odd, given].map((one) => valueOf('book', one.id, 'isbn')));
    expect(back).toEqual(['13', '007', 'twelve', 'dozen']);
  });

  it('what becomes required is filled where that is asked, and empty again on the way back', async () => {
    const book = await library.create('book', { title: 'Without pages' });
    const before = await published({ [BOOK]: { set: { 'fields.pages.label.en': { to: 'Leaves' } } } });
    const changes = { [BOOK]: { set: { 'fields.pages.required': { to: true } } } };
    const question = `fillMissing:${BOOK}:fields.pages`;
    const id = await drafted(changes);
    const wrong = { answers: { [question]: { value: 'many' } } };
    const refused = await library.api<Refused>('POST', `/api/drafts/${id}/publish`, wrong);
    expect([refused.status, refused.body.errors[0]!.code]).toEqual([422, 'unusableValue']);
    await published(changes, { [question]: { value: 100 } });
    expect(await valueOf('book', book.id, 'pages')).toBe(100);
    await restored(before);
    expect(await valueOf('book', book.id, 'pages')).toBeNull();
  });

  it('tells where a field is used, in what people saved as well', async () => {
    const saved = { name: 'Mine', entity: 'library:loan', definition: { columns: { status: {} } } };
    const made = await library.api('POST', '/api/records/core:savedView', saved);
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    const path = '/api/metadata/entity/loan/uses?path=fields.status';
    const { body } = await library.api<{ uses: { kind: string; label: { en: string } }[] }>('GET', path);
    expect(body.uses.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['view', 'form', 'savedView']));
    expect(body.uses.find(({ kind }) => kind === 'savedView')!.label.en).toBe('Saved view Mine');
  });
});
