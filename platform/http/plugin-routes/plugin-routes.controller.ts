import { Controller, Delete, Get, HttpCode, Patch, Post, Put, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public, type CallerRequest } from '../../kernel/request.ts';
import { PluginRoutes } from './plugin-routes.ts';

type Asked = FastifyRequest & CallerRequest;

/** Each route says itself whether it needs somebody signed in. */
@Controller('api/ext/:plugin/*')
@Public()
export class PluginRoutesController {
  constructor(private readonly routes: PluginRoutes) {}

  @Get()
  get(@Req() request: Asked, @Res({ passthrough: true }) reply: FastifyReply): Promise<unknown> {
    return this.routes.answer(request, reply);
  }

  @Post()
  @HttpCode(200)
  post(@Req() request: Asked, @Res({ passthrough: true }) reply: FastifyReply): Promise<unknown> {
    return this.routes.answer(request, reply);
  }

  @Put()
  put(@Req() request: Asked, @Res({ passthrough: true }) reply: FastifyReply): Promise<unknown> {
    return this.routes.answer(request, reply);
  }

  @Patch()
  patch(@Req() request: Asked, @Res({ passthrough: true }) reply: FastifyReply): Promise<unknown> {
    return this.routes.answer(request, reply);
  }

  @Delete()
  delete(@Req() request: Asked, @Res({ passthrough: true }) reply: FastifyReply): Promise<unknown> {
    return this.routes.answer(request, reply);
  }
}
