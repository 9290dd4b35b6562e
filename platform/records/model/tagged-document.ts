import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** An answer that seldom changes, as text with the ETag of its content. */
export interface TaggedDocument {
  readonly json: string;
  readonly etag: string;
}

export function taggedDocument(content: unknown): TaggedDocument {
  const json = JSON.stringify(content);
  return { json, etag: `"${createHash('sha256').update(json).digest('base64url').slice(0, 27)}"` };
}

/** Answers the document, or 304 to who has it already. */
export function answerTagged(
  { json, etag }: TaggedDocument,
  request: FastifyRequest,
  reply: FastifyReply,
): string | undefined {
  reply.header('etag', etag).header('cache-control', 'private, no-cache');
  if (request.headers['if-none-match'] === etag) {
    reply.code(304);
    return undefined;
  }
  reply.type('application/json; charset=utf-8');
  return json;
}
