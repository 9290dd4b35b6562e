import { Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Caller } from '../../kernel/caller.ts';
import { From } from '../../kernel/request.ts';
import { ExportFormats } from './export-formats.ts';
import { readExportBody, readExportQuery } from './export-request.ts';
import { ExportService } from './export.service.ts';

@Controller('api/exports/:entity')
export class ExportController {
  constructor(
    private readonly exports: ExportService,
    private readonly formats: ExportFormats,
  ) {}

  @Get()
  list(
    @From() caller: Caller,
    @Param('entity') entity: string,
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.exports.send(caller, entity, readExportQuery(query, this.formats.names), reply, request.id);
  }

  /** For chosen records, whose ids an address would not hold. */
  @Post()
  @HttpCode(200)
  chosen(
    @From() caller: Caller,
    @Param('entity') entity: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.exports.send(
      caller,
      entity,
      readExportBody(request.body, this.formats.names),
      reply,
      request.id,
    );
  }
}
