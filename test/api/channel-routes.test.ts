import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CHANNELS } from '../../platform/access/channels.ts';
import { startTestApp, type TestApp } from '../support/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ packs: ['test/fixtures/library'] });
});
afterAll(() => app?.close());

/** Routes that answer nothing of records, or only to who administers, by how they begin. */
const NO_RECORDS: Readonly<Record<string, string>> = {
  '/api/auth/': 'the own account and sessions',
  '/api/change-sets': 'metadata, for who customises',
  '/api/changesets': 'metadata, for who customises',
  '/api/classifications': 'rules and their runs, for who sees and may change all records they are about',
  '/api/docs': 'the description of the API, of which openapi is the channel',
  '/api/drafts': 'metadata, for who customises',
  '/api/ext/': 'what plugins answer, who come with the right of their caller',
  '/api/inbox': 'metadata, for who customises',
  '/api/invitations': 'ways in, for who administers and who was invited',
  '/api/jobs': 'what the caller had done, or who administers anybody',
  '/api/packs': 'metadata, for who customises',
  '/api/plugins': 'settings, for who administers',
  '/api/purges': 'metadata, for who customises',
  '/api/setup': 'before there are records',
  '/api/sign-in-policy': 'rules of signing in',
  '/api/studio-panels': 'what plugins show, for everybody signed in',
  '/api/test/': 'the clock of tests',
  '/api/users/': 'ways in and leaving, for who administers',
  '/api/versions': 'metadata, for who customises',
  '/api/vocabulary': 'how metadata is written',
  '/health/': 'whether the node is well',
  '/metrics': 'numbers of the node',
};

/** Beside channels, but telling nothing of a record. */
const SILENT = new Set([
  'DELETE /api/log',
  'DELETE /api/log/:id',
  'GET /api/log/seal',
  'PATCH /api/log/:id',
  'POST /api/log/seal/verify',
  'POST /api/notifications/seen',
]);

it('every route that tells of records is a channel, and every channel is a route', () => {
  const all = routes();
  const asked = new Set(
    CHANNELS.flatMap(({ asks }) => /^[A-Z]+ \/[\w/:.-]+/.exec(asks)?.[0] ?? []).map((route) =>
      route.replace(/[,.]$/, ''),
    ),
  );
  const isKnown = (route: string) => {
    const path = route.slice(route.indexOf(' ') + 1);
    return (
      asked.has(route) || SILENT.has(route) || Object.keys(NO_RECORDS).some((start) => path.startsWith(start))
    );
  };
  expect(all.filter((route) => !isKnown(route))).toEqual([]);
  expect([...asked].filter((route) => !all.includes(route))).toEqual([]);
});

function routes(): string[] {
  const modules = [...app.node.app.get(ModulesContainer).values()];
  const controllers = modules.flatMap(({ controllers: held }) => [...held.values()]);
  return [
    ...new Set(controllers.flatMap(({ metatype }) => routesOf(metatype as { prototype: object }))),
  ].toSorted();
}

function routesOf(controller: { prototype: object }): string[] {
  const base = listOf(Reflect.getMetadata(PATH_METADATA, controller));
  return Object.getOwnPropertyNames(controller.prototype).flatMap((name) => {
    const handler = (controller.prototype as Record<string, object>)[name]!;
    const method: RequestMethod | undefined = Reflect.getMetadata(METHOD_METADATA, handler);
    if (method === undefined) return [];
    const paths = listOf(Reflect.getMetadata(PATH_METADATA, handler));
    return base.flatMap((start) => paths.map((path) => `${RequestMethod[method]} ${joined(start, path)}`));
  });
}

function listOf(path: unknown): string[] {
  return (Array.isArray(path) ? path : [path]).map(String);
}

function joined(...parts: string[]): string {
  return `/${parts
    .flatMap((part) => part.split('/'))
    .filter(Boolean)
    .join('/')}`;
}
