import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../../access/access.ts';
import { Caller } from '../../kernel/caller.ts';
import { Forbidden } from '../../kernel/errors.ts';
import { From } from '../../kernel/request.ts';
import { messages } from '../messages.ts';
import { Vocabulary } from './vocabulary.ts';

/** The words metadata is written in: what designers and editors are generated from. */
@Controller('api/vocabulary')
export class VocabularyController {
  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly access: Access,
  ) {}

  @Get()
  schemas(
    @From() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    if (!this.access.holds(caller, 'readMetadata')) throw new Forbidden(messages.metadataDenied());
    return this.vocabulary.answer(request, reply);
  }
}
