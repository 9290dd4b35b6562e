import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { schemasInForce } from '../../model/schema/schema-files.ts';
import { answerTagged, taggedDocument } from './tagged-document.ts';

/** Every schema of the vocabulary by its file name; it changes with the platform and its plugins. */
@Injectable()
export class Vocabulary {
  #schemas: ReturnType<typeof schemasInForce> | undefined;
  #document = taggedDocument({});

  answer(request: FastifyRequest, reply: FastifyReply): string | undefined {
    const schemas = schemasInForce();
    if (this.#schemas !== schemas) this.#document = taggedDocument(Object.fromEntries(schemas));
    this.#schemas = schemas;
    return answerTagged(this.#document, request, reply);
  }
}
