import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../../access/access.ts';
import { Forbidden } from '../../kernel/errors.ts';
import { messages } from '../messages.ts';
import { Caller } from '../../kernel/caller.ts';
import { From } from '../../kernel/request.ts';
import { CurrentCatalog } from '../../storage/catalog.ts';
import { refuseUnknownParameters } from '../read/known-parameters.ts';
import { metadataNode, metadataNodes } from './metadata-nodes.ts';
import { ModelDocuments } from './model-documents.ts';
import { ValidatorModules } from './validator-modules.ts';

@Controller('api')
export class ModelController {
  constructor(
    private readonly documents: ModelDocuments,
    private readonly current: CurrentCatalog,
    private readonly validators: ValidatorModules,
    private readonly access: Access,
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

  @Get('metadata/:kind')
  list(@From() caller: Caller, @Param('kind') kind: string) {
    refuseOthers(this.access, caller);
    return metadataNodes(this.current.get().model, kind);
  }

  @Get('metadata/:kind/:name')
  get(
    @From() caller: Caller,
    @Param('kind') kind: string,
    @Param('name') name: string,
    @Query() query: Record<string, unknown>,
  ) {
    refuseOthers(this.access, caller);
    refuseUnknownParameters(query, ['layers']);
    return metadataNode(this.current.get().model, kind, name, query['layers'] === '1');
  }
}

/** Metadata names every field and rule there is. */
function refuseOthers(access: Access, caller: Caller): void {
  if (!access.holds(caller, 'readMetadata')) throw new Forbidden(messages.metadataDenied());
}
