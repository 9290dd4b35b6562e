import { Body, Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../kernel/caller.ts';
import { From } from '../kernel/request.ts';
import { clientOf } from './client-of.ts';
import { RequestBody } from './request-body.ts';
import { SecondFactors, type FactorState, type ProposedFactor } from './second-factors.ts';

/** The own second factor. What changes it asks for the password again. */
@Controller('api/auth/second-factor')
export class SecondFactorController {
  constructor(private readonly factors: SecondFactors) {}

  @Get()
  state(@From() caller: Caller): Promise<FactorState> {
    return this.factors.state(caller);
  }

  @Post()
  @HttpCode(200)
  propose(
    @From() caller: Caller,
    @Body() sent: unknown,
    @Req() request: FastifyRequest,
  ): Promise<ProposedFactor> {
    return this.factors.propose(caller, memberOf(sent, 'password'), clientOf(request));
  }

  @Post('confirm')
  @HttpCode(200)
  confirm(@From() caller: Caller, @Body() sent: unknown, @Req() request: FastifyRequest) {
    return this.factors.confirm(caller, memberOf(sent, 'code'), clientOf(request));
  }

  @Post('recovery-codes')
  @HttpCode(200)
  renew(@From() caller: Caller, @Body() sent: unknown, @Req() request: FastifyRequest) {
    return this.factors.renewCodes(caller, memberOf(sent, 'password'), clientOf(request));
  }

  @Post('disable')
  @HttpCode(204)
  disable(@From() caller: Caller, @Body() sent: unknown, @Req() request: FastifyRequest): Promise<void> {
    return this.factors.disable(caller, memberOf(sent, 'password'), clientOf(request));
  }
}

function memberOf(sent: unknown, name: 'password' | 'code'): string {
  const body = new RequestBody(sent);
  const value = body.text(name, 1000);
  body.end();
  return value;
}
