import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Caller } from '../../kernel/caller.ts';
import { From } from '../../kernel/request.ts';
import { ModelDocuments } from './model-documents.ts';
import { ValidatorModules } from './validator-modules.ts';

@Controller('api')
export class ModelController {
  constructor(
    private readonly documents: ModelDocuments,
    private readonly validators: ValidatorModules,
  ) {}

  @Get('model')
  model(
    @From() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.documents.answer(caller, request, reply);
  }

  @Get('model/validators/:file')
  validator(
    @From() caller: Caller,
    @Param('file') file: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    reply.type('text/javascript; charset=utf-8').header('cache-control', 'private, max-age=86400');
    return this.validators.print(caller, file);
  }
}
