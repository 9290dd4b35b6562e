import { Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Caller } from '../../kernel/caller.ts';
import { From } from '../../kernel/request.ts';
import { FilesService } from './files.service.ts';

@Controller('api/files')
export class FilesController {
  constructor(private readonly files: FilesService) {}

  @Post()
  upload(
    @From() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.files.upload(caller, request, reply);
  }

  @Get(':id')
  download(
    @From() caller: Caller,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.files.download(caller, id, request, reply);
  }

  @Delete(':id')
  @HttpCode(204)
  remove(@From() caller: Caller, @Param('id') id: string) {
    return this.files.remove(caller, id);
  }

  @Post(':id/restore')
  @HttpCode(200)
  restore(@From() caller: Caller, @Param('id') id: string) {
    return this.files.restore(caller, id);
  }
}
