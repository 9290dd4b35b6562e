import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../kernel/request.ts';
import { clientOf } from './client-of.ts';
import { Setup } from './setup.ts';
import { SetupGate } from './setup-gate.ts';
import { readSetupRequest } from './setup-request.ts';
import { signedInAnswer, type SignedInAnswer } from './signed-in-answer.ts';

@Controller('api/setup')
@Public()
export class SetupController {
  constructor(
    private readonly setup: Setup,
    private readonly gate: SetupGate,
  ) {}

  @Get()
  async state(@Req() request: FastifyRequest): Promise<{ needed: boolean; tokenNeeded: boolean }> {
    const needed = await this.setup.isNeeded();
    return { needed, tokenNeeded: needed && this.gate.asks(request) };
  }

  @Post()
  async run(
    @Body() sent: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedInAnswer> {
    await this.setup.refuseSecond();
    const { token, ...wanted } = readSetupRequest(sent);
    this.gate.pass(request, token);
    return signedInAnswer(request, reply, await this.setup.run(wanted, clientOf(request)));
  }
}
