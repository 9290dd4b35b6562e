import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../kernel/caller.ts';
import { From } from '../kernel/request.ts';
import { clientOf } from './client-of.ts';
import { Handover } from './handover.ts';
import { PeopleAccess } from './people-access.ts';
import { SignInPolicies, type SignInPolicy } from './sign-in-policy.ts';

/** What administrators do around the accounts of others. */
@Controller('api')
export class UsersController {
  constructor(
    private readonly handover: Handover,
    private readonly people: PeopleAccess,
    private readonly policies: SignInPolicies,
  ) {}

  @Get('sign-in-policy')
  policy(): Promise<SignInPolicy> {
    return this.policies.get();
  }

  @Put('sign-in-policy')
  changePolicy(@From() caller: Caller, @Body() sent: unknown): Promise<SignInPolicy> {
    return this.policies.change(caller, sent);
  }

  @Get('users/:id/handover')
  owned(@From() caller: Caller, @Param('id') id: string) {
    return this.handover.owned(caller, id);
  }

  @Post('users/:id/handover')
  @HttpCode(200)
  handOver(@From() caller: Caller, @Param('id') id: string, @Body() sent: unknown) {
    return this.handover.step(caller, id, sent);
  }

  @Get('users/:id/access')
  access(@From() caller: Caller, @Param('id') id: string) {
    return this.people.of(caller, id);
  }

  /** Signs somebody out everywhere. */
  @Delete('users/:id/sessions')
  @HttpCode(204)
  endSessions(@From() caller: Caller, @Param('id') id: string): Promise<void> {
    return this.people.endSessions(caller, id);
  }

  @Delete('users/:id/keys/:key')
  @HttpCode(204)
  revokeKey(@From() caller: Caller, @Param('id') id: string, @Param('key') key: string): Promise<void> {
    return this.people.revokeKey(caller, id, key);
  }

  @Delete('users/:id/second-factor')
  @HttpCode(204)
  resetFactor(
    @From() caller: Caller,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    return this.people.resetFactor(caller, id, clientOf(request));
  }
}
