import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { NotFound } from '../../kernel/errors.ts';
import { messages } from '../messages.ts';

const TYPES: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'start.js': 'text/javascript; charset=utf-8',
};

/** Shows the document with Swagger UI, from this server alone; nothing is inline, so that the strict policy holds. */
const INDEX = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Kehu API</title>
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head>
<body>
<div id="api"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
`;

const START = `SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#api',
  deepLinking: true,
  docExpansion: 'none',
  defaultModelsExpandDepth: 0,
  persistAuthorization: false,
  tryItOutEnabled: true,
});
`;

/** The pages at /api/docs. */
@Injectable()
export class ApiPages {
  readonly index = INDEX;
  readonly #contents = new Map<string, Buffer>([['start.js', Buffer.from(START)]]);

  file(name: string, reply: FastifyReply): Buffer {
    const type = Object.hasOwn(TYPES, name) ? TYPES[name] : undefined;
    if (type === undefined)
      throw new NotFound(messages.unknownRoute({ method: 'GET', path: `/api/docs/${name}` }));
    let content = this.#contents.get(name);
    if (!content) this.#contents.set(name, (content = readFileSync(join(swaggerFolder(), name))));
    reply.type(type).header('cache-control', 'public, max-age=3600');
    return content;
  }
}

function swaggerFolder(): string {
  return dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
}
