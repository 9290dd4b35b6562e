import { Body, Controller, Delete, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../kernel/caller.ts';
import { From } from '../kernel/request.ts';
import { ViewAs } from './view-as.ts';

@Controller('api/auth/view-as')
export class ViewAsController {
  constructor(private readonly viewAs: ViewAs) {}

  @Post()
  @HttpCode(200)
  start(@From() caller: Caller, @Body() sent: unknown, @Req() { headers }: FastifyRequest) {
    return this.viewAs.start(caller, headers, sent);
  }

  @Delete()
  @HttpCode(204)
  async end(@Req() { headers }: FastifyRequest): Promise<void> {
    await this.viewAs.end(headers);
  }
}
