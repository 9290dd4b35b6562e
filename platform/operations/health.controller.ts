import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Public } from '../kernel/request.ts';
import { ReadinessCheck, type Readiness } from './readiness.ts';

@Controller('health')
@Public()
export class HealthController {
  constructor(private readonly readiness: ReadinessCheck) {}

  @Get('live')
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const readiness = await this.readiness.check();
    reply.code(readiness.status === 'ready' ? 200 : 503);
    return readiness;
  }
}
