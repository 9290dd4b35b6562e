import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../../kernel/caller.ts';
import { From } from '../../kernel/request.ts';
import { readLogExportQuery } from '../../records/operation-log/log-request.ts';
import { LogExportService } from './log-export.service.ts';

@Controller('api/log/export')
export class LogExportController {
  constructor(private readonly exports: LogExportService) {}

  @Get()
  send(
    @From() caller: Caller,
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.exports.send(caller, readLogExportQuery(query), reply, request.id);
  }
}
