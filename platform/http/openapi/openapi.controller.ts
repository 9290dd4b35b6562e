import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public, type CallerRequest } from '../../kernel/request.ts';
import { ApiPages } from './api-pages.ts';
import { OpenapiDocuments } from './openapi-documents.ts';

@Controller('api')
@Public()
export class OpenapiController {
  constructor(
    private readonly documents: OpenapiDocuments,
    private readonly pages: ApiPages,
  ) {}

  @Get('openapi.json')
  document(
    @Req() request: FastifyRequest & CallerRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    return this.documents.answer(request, reply);
  }

  @Get('docs')
  index(@Res({ passthrough: true }) reply: FastifyReply): string {
    reply.type('text/html; charset=utf-8');
    return this.pages.index;
  }

  @Get('docs/:file')
  file(@Param('file') file: string, @Res({ passthrough: true }) reply: FastifyReply): Buffer {
    return this.pages.file(file, reply);
  }
}
