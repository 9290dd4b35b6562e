import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../kernel/caller.ts';
import { From, Public } from '../kernel/request.ts';
import { clientOf } from './client-of.ts';
import { Invitations, type Invitation } from './invitations.ts';
import { RequestBody } from './request-body.ts';
import type { Standing } from '../storage/store/invitation-store.ts';
import { signedInAnswer, type SignedInAnswer } from './signed-in-answer.ts';

@Controller('api/invitations')
export class InvitationController {
  constructor(private readonly invitations: Invitations) {}

  @Get()
  async standings(@From() caller: Caller): Promise<{ items: Standing[] }> {
    return { items: await this.invitations.standings(caller) };
  }

  @Post()
  async invite(@From() caller: Caller, @Body() sent: unknown): Promise<Invitation> {
    return this.invitations.invite(caller, readMember(sent, 'user'));
  }

  @Get(':token')
  @Public()
  async show(@Param('token') token: string): Promise<{ username: string; name: string }> {
    const { username, name } = await this.invitations.show(token);
    return { username, name };
  }

  @Post(':token')
  @Public()
  @HttpCode(200)
  async accept(
    @Param('token') token: string,
    @Body() sent: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedInAnswer> {
    const password = readMember(sent, 'password', 1000);
    return signedInAnswer(request, reply, await this.invitations.accept(token, password, clientOf(request)));
  }
}

function readMember(sent: unknown, name: string, max?: number): string {
  const body = new RequestBody(sent);
  const value = body.text(name, max);
  body.end();
  return value;
}
