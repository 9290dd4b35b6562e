import { Controller, Delete, Get, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Caller } from '../kernel/caller.ts';
import { From } from '../kernel/request.ts';
import { historyRequest } from './read/history.ts';
import { readListRequest } from './read/list-request.ts';
import { RecordCalls } from './record-calls.ts';
import { RecordsService } from './records.service.ts';

@Controller('api/records/:entity')
export class RecordsController {
  constructor(
    private readonly records: RecordsService,
    private readonly calls: RecordCalls,
  ) {}

  @Get()
  list(@From() caller: Caller, @Param('entity') entity: string, @Query() query: Record<string, unknown>) {
    return this.calls.list(caller, entity, query);
  }

  @Post()
  create(
    @From() caller: Caller,
    @Param('entity') entity: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.calls.create(caller, entity, request, reply);
  }

  @Post('batch')
  batch(
    @From() caller: Caller,
    @Param('entity') entity: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.calls.batch(caller, entity, request, reply);
  }

  @Get(':id')
  get(
    @From() caller: Caller,
    @Param('entity') entity: string,
    @Param('id') id: string,
    @Query() query: Record<string, unknown>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.calls.get(caller, entity, id, query, reply);
  }

  @Patch(':id')
  update(
    @From() caller: Caller,
    @Param('entity') entity: string,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.calls.update(caller, entity, id, request, reply);
  }

  @Delete(':id')
  delete(
    @From() caller: Caller,
    @Param('entity') entity: string,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.calls.delete(caller, entity, id, request, reply);
  }

  @Post(':id/restore')
  restore(
    @From() caller: Caller,
    @Param('entity') entity: string,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.calls.restore(caller, entity, id, request, reply);
  }

  @Get(':id/history')
  history(
    @From() caller: Caller,
    @Param('entity') entity: string,
    @Param('id') id: string,
    @Query() query: Record<string, unknown>,
  ) {
    return this.records.history(caller, entity, id, historyRequest(query, false));
  }

  @Get(':id/timeline')
  timeline(
    @From() caller: Caller,
    @Param('entity') entity: string,
    @Param('id') id: string,
    @Query() query: Record<string, unknown>,
  ) {
    return this.records.history(caller, entity, id, historyRequest(query, true));
  }

  @Get(':id/related/:relation')
  related(
    @From() caller: Caller,
    @Param('entity') entity: string,
    @Param('id') id: string,
    @Param('relation') relation: string,
    @Query() query: Record<string, unknown>,
  ) {
    return this.records.related(caller, entity, id, relation, readListRequest(query));
  }
}
