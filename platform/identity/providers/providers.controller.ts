import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../kernel/request.ts';
import type { LocalText } from '../../kernel/text.ts';
import { IdentityProviders } from './identity-providers.ts';
import { ProviderSignIn } from './provider-sign-in.ts';

@Controller('api/auth/providers')
@Public()
export class ProvidersController {
  constructor(
    private readonly providers: IdentityProviders,
    private readonly signIn: ProviderSignIn,
  ) {}

  @Get()
  list(): { items: { readonly name: string; readonly label: LocalText }[] } {
    return { items: this.providers.all };
  }

  @Get(':name/start')
  async start(
    @Param('name') name: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await reply.redirect(await this.signIn.begin(request, reply, name), 302);
  }

  @Get(':name/callback')
  async callback(
    @Param('name') name: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await reply.redirect(await this.signIn.finish(request, reply, name), 302);
  }
}
