import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Caller } from '../../kernel/caller.ts';
import { From } from '../../kernel/request.ts';
import { CurrentModel } from '../../model/current-model.ts';
import { ModelDocuments } from './model-documents.ts';
import { ValidatorModules } from './validator-modules.ts';

@Controller('api')
export class ModelController {
  constructor(
    private readonly documents: ModelDocuments,
    private readonly validators: ValidatorModules,
    private readonly current: CurrentModel,
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
    @Query('v') version?: string,
  ) {
    // Kept under its address only where it is what the address says: another node may be a moment behind.
    const isOfVersion = version === this.current.get().fingerprint;
    const keeping = isOfVersion ? 'private, max-age=86400' : 'private, no-cache';
    reply.type('text/javascript; charset=utf-8').header('cache-control', keeping);
    return this.validators.print(caller, file);
  }
}
