import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Caller } from '../../kernel/caller.ts';
import { From } from '../../kernel/request.ts';
import { ActionCalls } from './action-calls.ts';
import { ActionList } from './action-list.ts';

@Controller('api/records/:entity/:id/actions')
export class ActionsController {
  constructor(
    private readonly list: ActionList,
    private readonly calls: ActionCalls,
  ) {}

  @Get()
  of(@From() caller: Caller, @Param('entity') entity: string, @Param('id') id: string) {
    return this.list.of(caller, entity, id);
  }

  @Get(':action/draft')
  draft(
    @From() caller: Caller,
    @Param() { entity, id, action }: Readonly<Record<'entity' | 'id' | 'action', string>>,
  ) {
    return this.list.draft(caller, { entity, id, action });
  }

  @Post(':action')
  run(
    @From() caller: Caller,
    @Param() { entity, id, action }: Readonly<Record<'entity' | 'id' | 'action', string>>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.calls.run(caller, { entity, id, action }, request, reply);
  }
}
