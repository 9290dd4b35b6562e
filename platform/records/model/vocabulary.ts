import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readSchemas } from '../../model/schema/schema-files.ts';
import { answerTagged, taggedDocument } from './tagged-document.ts';

/** Every schema of the vocabulary by its file name; it changes with the platform only. */
@Injectable()
export class Vocabulary {
  readonly #document = taggedDocument(Object.fromEntries(readSchemas()));

  answer(request: FastifyRequest, reply: FastifyReply): string | undefined {
    return answerTagged(this.#document, request, reply);
  }
}
