import { Validator } from '@seriousme/openapi-schema-validator';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
