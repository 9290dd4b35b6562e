import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import serveFiles from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { projectRoot } from '../kernel/project-root.ts';

const NONCE_PLACE = '__CSP_NONCE__';
const YEAR_SECONDS = 365 * 24 * 60 * 60;

/**
 * The built screens: files by name, and one page for every address that is not the API's, because the screens find
 * their way by themselves. Without a build there are no screens, and the API works the same.
 */
export async function serveStudio(app: NestFastifyApplication): Promise<void> {
  const folder = join(projectRoot, 'dist', 'studio');
  const page = join(folder, 'index.html');
  if (!existsSync(page)) return;
  const html = readFileSync(page, 'utf8');
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  await fastify.register(serveFiles, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    immutable: true,
    preCompressed: true,
    maxAge: YEAR_SECONDS * 1000,
    decorateReply: true,
  });
  for (const name of filesBeside(page)) {
    fastify.get(`/${name}`, (_request, reply) =>
      reply.header('cache-control', 'no-cache').sendFile(name, folder, { cacheControl: false }),
    );
  }
  fastify.get('/*', (request, reply) => answerPage(html, request, reply));
}

/** Files whose names never change (icons, the manifest, the service worker): browsers ask each time whether they did. */
function filesBeside(page: string): string[] {
  return readdirSync(dirname(page), { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== basename(page) && !entry.name.endsWith('.gz'))
    .map(({ name }) => name);
}

function answerPage(html: string, request: FastifyRequest, reply: FastifyReply): unknown {
  if (/^\/(api|health|metrics|assets)(\/|$)/.test(request.url)) return reply.callNotFound();
  const nonce = randomBytes(16).toString('base64url');
  const policy = String(reply.getHeader('content-security-policy') ?? '');
  return reply
    .header('content-security-policy', policy.replace(/style-src [^;]*/, `style-src 'self' 'nonce-${nonce}'`))
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(html.replaceAll(NONCE_PLACE, nonce));
}
