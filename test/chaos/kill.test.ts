import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmbeddedServer, type EmbeddedServer } from '../../platform/storage/embedded/embedded-server.ts';
import { ADMIN } from '../support/admin.ts';
import { Api } from '../support/api.ts';
import { buildProduct, databasePid, startProduct, type ProductProcess } from '../support/product-process.ts';

const WRITERS = 8;
const LINES = 3;
/** Acknowledged writes after which each kill happens; the writes go on meanwhile. */
const ROUNDS = [
  { victim: 'the node', after: 150 },
  { victim: 'the database', after: 500 },
  { victim: 'the node and the database', after: 850 },
] as const;
const WRITES = 1000;

interface Loan {
  readonly id: string;
  readonly number: string;
  readonly note: string;
}

interface SealState {
  readonly head: { readonly row: number } | null;
  readonly verified: { readonly problem: unknown } | null;
}

function newFolder(prefix: string): string {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  chmodSync(folder, 0o755);
  return folder;
}

const EMBEDDED = { database: 'embedded', externalServer: undefined };
const EXTERNAL = { database: 'of DATABASE_URL', externalServer: startEmbeddedServer };

/** Three kills each time; the same beside a database of one's own in the full run. */
describe.each(process.env['TEST_FULL'] ? [EMBEDDED, EXTERNAL] : [EMBEDDED])(
  'kill -9 in the middle of writes, database $database',
  ({ externalServer }) => {
    let dataDir: string;
    let external: EmbeddedServer | undefined;
    /** Where the database server lives that is killed. */
    let databaseDir: string;
    let product: ProductProcess;
    let api: Api;
    let reader: string;
    let books: string[];
    const acknowledged = new Map<string, string>();
    /** Answers other than "written" and "the database is away". */
    const refusals = new Set<string>();

    beforeAll(async () => {
      buildProduct();
      dataDir = newFolder('kehu chaos ');
      databaseDir = externalServer ? newFolder('kehu chaos database ') : dataDir;
      external = await externalServer?.({ dataDir: databaseDir });
      await start();
      reader = await create('reader', { name: 'Ishmael' });
      books = [];
      for (let n = 0; n < LINES; n++) books.push(await create('book', { title: `Volume ${n}` }));
    });

    afterAll(async () => {
      product?.signal('SIGTERM');
      await product?.ended;
      await external?.stop();
      for (const folder of new Set([dataDir, databaseDir])) rmSync(folder, { recursive: true });
    });

    for (const { victim, after } of ROUNDS)
      it(`keeps every acknowledged write and none by half when ${victim} is killed`, async () => {
        const writing = writeUntilRefused(victim === 'the database' ? after + 100 : WRITES);
        await reached(after);
        if (victim !== 'the database') product.signal('SIGKILL');
        const database = databasePid(databaseDir);
        if (victim !== 'the node') process.kill(database, 'SIGKILL');
        if (victim !== 'the database') await product.ended.then(start);
        else await recovered(database);
        await writing;
        await verify();
        expect([...refusals]).toEqual([]);
      });

    it('goes on writing afterwards, and ends by SIGTERM with the database last', async () => {
      await writeUntilRefused(WRITES);
      expect(acknowledged.size).toBeGreaterThanOrEqual(WRITES);
      await verify();
      await verifyLog();
      product.signal('SIGTERM');
      expect(await product.ended).toBe(0);
      if (!external) expect(() => databasePid(dataDir)).toThrow(/ENOENT/);
    });

    async function start(): Promise<void> {
      product = await startProduct({
        KEHU_DATA_DIR: dataDir,
        KEHU_PACKS: 'test/fixtures/library',
        KEHU_ADMIN_USERNAME: ADMIN.username,
        KEHU_ADMIN_PASSWORD: ADMIN.password,
        ...(external ? { DATABASE_URL: external.url } : {}),
      });
      const nobody = new Api(product.url, '');
      const { body } = await nobody.call<{ token: string }>('POST', '/api/auth/login', ADMIN);
      api = new Api(product.url, body.token);
    }

    async function create(entity: string, data: unknown): Promise<string> {
      const { status, body } = await api.call<Loan>('POST', `/api/records/${entity}`, data);
      expect(status, JSON.stringify(body)).toBe(201);
      return body.id;
    }

    /** Several clients write loans until so many are acknowledged, or until nobody answers for a while. */
    async function writeUntilRefused(goal: number): Promise<void> {
      let silent = 0;
      const client = async () => {
        while (acknowledged.size < goal && silent < WRITERS * 50) {
          const answer = await writeLoan().catch(() => undefined);
          silent = answer?.status === 201 ? 0 : silent + 1;
          if (answer && answer.status !== 201 && answer.status !== 503)
            refusals.add(JSON.stringify(answer.body));
          if (answer?.status === 201) acknowledged.set(answer.body.id, answer.body.note);
          else await new Promise((resolve) => setTimeout(resolve, 20));
        }
      };
      await Promise.all(Array.from({ length: WRITERS }, client));
    }

    function writeLoan() {
      const note = `loan of ${crypto.randomUUID()}`;
      const lines = books.map((book, index) => ({ book, copies: index + 1 }));
      return api.call<Loan>('POST', '/api/records/loan', { reader, note, lines });
    }

    async function reached(count: number): Promise<void> {
      while (acknowledged.size < count) await new Promise((resolve) => setTimeout(resolve, 5));
    }

    /** Children of a killed server may answer for a moment after it. */
    async function recovered(killed: number): Promise<void> {
      const isBack = async () =>
        databasePid(databaseDir) !== killed && (await api.call('GET', '/health/ready')).status === 200;
      await expect.poll(isBack, { timeout: 30_000 }).toBe(true);
    }

    async function verify(): Promise<void> {
      const loans = await readAll<Loan>('loan', 'number,note');
      const lines = await readAll<{ loan: { id: string }; copies: number }>('loanLine', 'loan,copies');
      const notes = new Map(loans.map(({ id, note }) => [id, note]));
      for (const [id, note] of acknowledged) expect(notes.get(id)).toBe(note);
      expect(new Set(loans.map(({ number }) => number)).size).toBe(loans.length);
      const copies = Map.groupBy(lines, ({ loan }) => loan.id);
      expect(copies.size).toBe(loans.length);
      for (const group of copies.values())
        expect(group.map((line) => line.copies).toSorted()).toEqual([1, 2, 3]);
    }

    /** Seals are whole, whenever the sealing node or its database was killed. */
    async function verifyLog(): Promise<void> {
      const seal = () => api.call<SealState>('GET', '/api/log/seal').then(({ body }) => body);
      const sealed = async () => (await seal()).head?.row ?? 0;
      await expect.poll(sealed, { timeout: 30_000 }).toBeGreaterThan(acknowledged.size);
      await api.call('POST', '/api/log/seal/verify');
      await expect.poll(async () => (await seal()).verified, { timeout: 30_000 }).not.toBeNull();
      expect((await seal()).verified).toMatchObject({ problem: null });
    }

    async function readAll<T>(entity: string, fields: string): Promise<T[]> {
      const all: T[] = [];
      for (let cursor: string | undefined = ''; cursor !== undefined;) {
        const page: string = `/api/records/${entity}?limit=500&fields=${fields}${cursor && `&cursor=${cursor}`}`;
        const { status, body } = await api.call<{ items: T[]; nextCursor?: string }>('GET', page);
        expect(status, JSON.stringify(body)).toBe(200);
        all.push(...body.items);
        cursor = body.nextCursor ?? undefined;
      }
      return all;
    }
  },
);
