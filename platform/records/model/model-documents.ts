import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../../kernel/caller.ts';
import type { Model } from '../../model/model.ts';
import { RecordsService } from '../records.service.ts';
import { modelDocument, rightsKey } from './model-document.ts';

interface Document {
  readonly json: string;
  readonly etag: string;
}

const MOST_KEPT = 50;

/** Model documents as text, made once for each Model, company and set of rights. */
@Injectable()
export class ModelDocuments {
  readonly #kept = new WeakMap<Model, Map<string, Document>>();

  constructor(private readonly records: RecordsService) {}

  async answer(caller: Caller, request: FastifyRequest, reply: FastifyReply): Promise<string | undefined> {
    const { json, etag } = await this.#document(caller);
    reply.header('etag', etag).header('cache-control', 'private, no-cache');
    if (request.headers['if-none-match'] === etag) {
      reply.code(304);
      return undefined;
    }
    reply.type('application/json; charset=utf-8');
    return json;
  }

  async #document(caller: Caller): Promise<Document> {
    const read = await this.records.reading(caller);
    let kept = this.#kept.get(read.catalog.model);
    if (!kept) this.#kept.set(read.catalog.model, (kept = new Map()));
    const key = `${JSON.stringify(read.organisation)} ${rightsKey(read)}`;
    let document = kept.get(key);
    if (!document) {
      const json = JSON.stringify(modelDocument(read));
      document = { json, etag: `"${createHash('sha256').update(json).digest('base64url').slice(0, 27)}"` };
      if (kept.size >= MOST_KEPT) kept.clear();
      kept.set(key, document);
    }
    return document;
  }
}
