import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../kernel/caller.ts';
import { From, Public, type CallerRequest } from '../kernel/request.ts';
import type { Account } from './account.ts';
import { clientOf } from './client-of.ts';
import { OwnAccount, type SessionView, type WhoAmI } from './own-account.ts';
import { RequestBody } from './request-body.ts';
import { clearSessionCookie } from './session-cookie.ts';
import { signedInAnswer, type SignedInAnswer } from './signed-in-answer.ts';
import { SignIn, type Credentials } from './sign-in.ts';

@Controller('api/auth')
export class AuthController {
  constructor(
    private readonly signIn: SignIn,
    private readonly own: OwnAccount,
  ) {}

  @Post('login')
  @Public()
  @HttpCode(200)
  async login(
    @Body() sent: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedInAnswer> {
    const signedIn = await this.signIn.withPassword(readCredentials(sent), clientOf(request));
    return signedInAnswer(request, reply, signedIn);
  }

  /** Also answers a session that has ended already, so that signing out always works. */
  @Post('logout')
  @Public()
  @HttpCode(204)
  async logout(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    clearSessionCookie(request, reply);
    await this.own.signOut(request.headers);
  }

  /** The same as `me` for a page that does not know yet: nobody is an answer, not a refusal. */
  @Get('session')
  @Public()
  async session(
    @Req() { caller }: CallerRequest,
  ): Promise<{ user: Account | null } & Omit<WhoAmI, 'user'> & { mustEnrol?: boolean }> {
    if (!caller?.userId) return { user: null };
    return { ...(await this.own.whoAmI(caller)), ...(caller.mustEnrol ? { mustEnrol: true } : {}) };
  }

  @Get('me')
  me(@From() caller: Caller): Promise<WhoAmI> {
    return this.own.whoAmI(caller);
  }

  @Patch('me')
  async change(
    @From() caller: Caller,
    @Body() sent: unknown,
    @Req() request: FastifyRequest,
  ): Promise<{ user: Account }> {
    return { user: await this.own.change(caller, sent, request.headers, clientOf(request)) };
  }

  @Get('sessions')
  async sessions(@From() caller: Caller, @Req() request: FastifyRequest): Promise<{ items: SessionView[] }> {
    return { items: await this.own.sessions(caller, request.headers) };
  }

  @Delete('sessions/:id')
  @HttpCode(204)
  async endSession(@From() caller: Caller, @Param('id') id: string): Promise<void> {
    await this.own.endSession(caller, id);
  }

  /** All but the one that asks. */
  @Delete('sessions')
  @HttpCode(204)
  async endOthers(@From() caller: Caller, @Req() request: FastifyRequest): Promise<void> {
    await this.own.endOtherSessions(caller, request.headers);
  }
}

function readCredentials(sent: unknown): Credentials {
  const body = new RequestBody(sent);
  const credentials = {
    username: body.text('username'),
    password: body.text('password', 1000),
    code: body.optionalText('code', 40),
  };
  body.end();
  return credentials;
}
