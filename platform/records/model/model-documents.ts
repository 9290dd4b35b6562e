import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../../kernel/caller.ts';
import type { Model } from '../../model/model.ts';
import { RecordsService } from '../records.service.ts';
import { modelDocument, rightsKey } from './model-document.ts';
import { answerTagged, taggedDocument, type TaggedDocument } from './tagged-document.ts';

const MOST_KEPT = 50;

/** Model documents as text, made once for each Model, company and set of rights. */
@Injectable()
export class ModelDocuments {
  readonly #kept = new WeakMap<Model, Map<string, TaggedDocument>>();

  constructor(private readonly records: RecordsService) {}

  async answer(caller: Caller, request: FastifyRequest, reply: FastifyReply): Promise<string | undefined> {
    return answerTagged(await this.#document(caller), request, reply);
  }

  async #document(caller: Caller): Promise<TaggedDocument> {
    const read = await this.records.reading(caller);
    let kept = this.#kept.get(read.catalog.model);
    if (!kept) this.#kept.set(read.catalog.model, (kept = new Map()));
    const key = `${JSON.stringify(read.organisation)} ${rightsKey(read)}`;
    let document = kept.get(key);
    if (!document) {
      document = taggedDocument(modelDocument(read));
      if (kept.size >= MOST_KEPT) kept.clear();
      kept.set(key, document);
    }
    return document;
  }
}
