import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import openapiTS from 'openapi-typescript';
import { Validator } from '@seriousme/openapi-schema-validator';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { projectRoot } from '../../platform/kernel/project-root.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

interface Document {
  readonly openapi: string;
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly operationId: string; readonly security?: unknown[] }>>>
  >;
  readonly components: {
    readonly schemas: Readonly<
      Record<string, { readonly required?: string[]; readonly properties?: object }>
    >;
  };
}

type Flags = Readonly<Record<string, { readonly readOnly?: boolean }>>;
type Ran = { readonly stdout: string };

const run = promisify(execFile);

/** What a program says against the types; each expected mistake has to be one. */
const CLIENT = `import type { components, paths } from './api';

type Book = components['schemas']['library.book'];
type NewBook = components['schemas']['library.book.new'];
type Listed = paths['/api/records/book']['get']['responses'][200]['content']['application/json'];

export const emma: NewBook = { title: 'Emma', pages: 474 };
export const titles = (list: Listed): unknown[] => list.items.map((book) => book);
export const pagesOf = (book: Book): number => book.pages ?? 0;
// @ts-expect-error a title is needed
export const untitled: NewBook = { pages: 3 };
// @ts-expect-error there is no such field
export const misspelt: NewBook = { title: 'Emma', page: 474 };
// @ts-expect-error a number
export const wordy: NewBook = { title: 'Emma', pages: 'many' };
// @ts-expect-error the server counts versions
export const versioned: NewBook = { title: 'Emma', version: 7 };
`;

let app: TestApp;
let document: Document;

beforeAll(async () => {
  app = await startTestApp({ packs: ['test/fixtures/library'] });
  document = (await app.api<Document>('GET', '/api/openapi.json')).body;
});
afterAll(() => app?.close());

/** The routes the server really has: method and path, `{name}` for a parameter. */
function routes(): string[] {
  const fastify = app.node.app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const tree = fastify.printRoutes({ commonPrefix: false });
  const stack: string[] = [];
  const found: string[] = [];
  for (const line of tree.split('\n')) {
    const [, indent, path, methods] = /^((?:│ {3}| {4})*)[├└]── (.*?)(?: \(([A-Z, ]+)\))?$/.exec(line) ?? [];
    if (path === undefined) continue;
    stack.length = indent!.length / 4;
    stack.push(path);
    for (const method of methods?.split(', ') ?? []) found.push(`${method} ${stack.join('')}`);
  }
  return found
    .filter((route) => !/^(HEAD|OPTIONS) /.test(route))
    .map((route) => route.replace(/:(\w+)/g, '{$1}'));
}

const isOfScreens = (route: string) => /^GET \/(assets\/|[\w-]+\.\w+$|\*)/.test(route) || route === 'GET *';

/** Which there are depends on what is switched on. */
const isOfPlugins = (route: string) => /\/api\/ext\/|^(POST|PUT|PATCH|DELETE) \*$/.test(route);

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(JSON.parse(JSON.stringify(document)));
    expect(errors).toBeUndefined();
    expect([valid, document.openapi]).toEqual([true, '3.1.0']);
  });

  it('has every route of the server', () => {
    const described = new Set(
      Object.entries(document.paths).flatMap(([path, item]) =>
        Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
      ),
    );
    expect(routes()).toContain('PATCH /api/records/{entity}/{id}');
    const missing = routes().filter(
      (route) => !isOfScreens(route) && !isOfPlugins(route) && !described.has(route),
    );
    expect(missing).toEqual([]);
  });

  it('has nothing the server has not', () => {
    const real = routes().map(
      (route) => new RegExp(`^${route.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '[^/]+')}$`),
    );
    const invented = Object.entries(document.paths)
      .flatMap(([path, item]) => Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`))
      .filter((route) => !real.some((pattern) => pattern.test(route)));
    expect(invented).toEqual([]);
  });

  it('names every operation once', () => {
    const ids = Object.values(document.paths).flatMap((item) =>
      Object.values(item).map(({ operationId }) => operationId),
    );
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('has the shapes of the entities', () => {
    const { schemas } = document.components;
    expect(schemas['library.book.new']).toMatchObject({
      required: ['title'],
      properties: { pages: { minimum: 1, maximum: 20000 } },
    });
    expect(schemas['library.loan']?.properties).toMatchObject({
      reader: { anyOf: [{ $ref: '#/components/schemas/Reference' }, { type: 'null' }] },
    });
    expect(Object.keys(document.paths)).toContain('/api/records/book/{id}');
  });

  it('marks what only the server writes, and the server takes nothing of it', async () => {
    const { properties } = document.components.schemas['library.loan'] as { properties: Flags };
    const { properties: taken } = document.components.schemas['library.loan.new'] as { properties: Flags };
    const readOnly = Object.keys(properties).filter((name) => properties[name]!.readOnly);
    const writable = Object.keys(taken).filter((name) => !taken[name]!.readOnly);
    expect(readOnly).toEqual(expect.arrayContaining(['id', 'version', 'createdAt', 'updatedBy']));
    expect(Object.keys(properties).toSorted()).toEqual([...new Set([...readOnly, ...writable])].toSorted());
    const data = Object.fromEntries(readOnly.map((name) => [name, '1']));
    const { status, body } = await app.api<{ errors: { path: string }[] }>('POST', '/api/records/loan', data);
    expect(status).toBe(422);
    expect(body.errors.map(({ path }) => path)).toEqual(expect.arrayContaining(readOnly));
  });

  it('is sent once, until what it describes changes', async () => {
    const first = await app.api<Document>('GET', '/api/openapi.json');
    const headers = { 'if-none-match': first.headers.get('etag')! };
    expect(headers['if-none-match']).toMatch(/^".+"$/);
    expect((await app.api('GET', '/api/openapi.json', undefined, { headers })).status).toBe(304);
    const english = { ...headers, 'accept-language': 'en' };
    const other = await app.api('GET', '/api/openapi.json', undefined, { headers: english, as: null });
    expect(other.status).toBe(200);
  });

  it('makes a typed client that takes what the API takes and nothing else', async () => {
    const folder = mkdtempSync(join(projectRoot, 'test/api/openapi-client-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'api.ts'), await openapiTS(structuredClone(document) as never));
    writeFileSync(join(folder, 'client.ts'), CLIENT);
    const options =
      '--strict --noEmit --ignoreConfig --skipLibCheck --moduleResolution bundler --module esnext'.split(' ');
    const compiler = join(projectRoot, 'node_modules/.bin/tsc');
    const { stdout } = await run(compiler, [...options, join(folder, 'client.ts')]).catch(
      (error) => error as Ran,
    );
    expect(stdout).toBe('');
  });

  it('tells nobody who is not signed in what entities there are', async () => {
    const { status, body } = await app.api<Document>('GET', '/api/openapi.json', undefined, { as: null });
    expect(status).toBe(200);
    expect(Object.keys(body.paths)).toContain('/api/records/{entity}');
    expect(JSON.stringify(body)).not.toContain('library.book');
  });

  it('can be browsed without anything from elsewhere', async () => {
    const page = await app.api<string>('GET', '/api/docs', undefined, { as: null });
    expect(page.status).toBe(200);
    expect(page.body).not.toMatch(/https?:\/\/|<script>|style="/);
    for (const [, file] of page.body.matchAll(/(?:src|href)="([^"]+)"/g)) {
      const { status, headers } = await app.api('GET', file!, undefined, { as: null });
      expect([file, status]).toEqual([file, 200]);
      expect(headers.get('content-type')).toMatch(/text\/(css|javascript)/);
    }
    expect((await app.api('GET', '/api/docs/package.json', undefined, { as: null })).status).toBe(404);
  });
});
