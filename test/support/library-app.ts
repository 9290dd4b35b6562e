import { expect } from 'vitest';
import { startTestApp, type TestApp } from './test-app.ts';

export interface Reference {
  readonly id: string;
  readonly title: string | null;
}

export interface Loan {
  readonly id: string;
  readonly version: number;
  readonly number: string;
  readonly owner: Reference | null;
  readonly reader: Reference;
  readonly lines: readonly { readonly id: string; readonly book: Reference; readonly copies: number }[];
}

export interface Problem {
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly { readonly path: string; readonly code: string; readonly message: string }[];
  readonly [extra: string]: unknown;
}

/** The application with the library pack, two books and a reader, on the morning of 2026-03-11 in Shanghai. */
export class LibraryApp {
  private constructor(
    readonly app: TestApp,
    readonly reader: string,
    readonly book: string,
    readonly otherBook: string,
  ) {}

  static async start(): Promise<LibraryApp> {
    const app = await startTestApp({ packs: ['test/fixtures/library'], clock: '2026-03-11T01:00:00Z' });
    const { id: reader } = await createdIn(app, 'reader', { name: '王芳' });
    const { id: book } = await createdIn(app, 'book', { title: '红楼梦', pages: 1200, price: '59.70' });
    const { id: otherBook } = await createdIn(app, 'book', { title: 'Emma', pages: 474 });
    return new LibraryApp(app, reader, book, otherBook);
  }

  get api(): TestApp['api'] {
    return this.app.api;
  }

  create<T extends { id: string } = { id: string }>(entity: string, data: object): Promise<T> {
    return createdIn<T>(this.app, entity, data);
  }

  createLoan(data: object = {}): Promise<Loan> {
    return this.create<Loan>('loan', { reader: this.reader, ...data });
  }

  async count(entity: string): Promise<number> {
    const { body } = await this.api<{ count: number }>('GET', `/api/records/${entity}?limit=1&count=exact`);
    return body.count;
  }

  close(): Promise<void> {
    return this.app.close();
  }
}

async function createdIn<T extends { id: string }>(app: TestApp, entity: string, data: object): Promise<T> {
  const { status, body } = await app.api<T>('POST', `/api/records/${entity}`, data);
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}
