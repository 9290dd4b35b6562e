import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Caller } from '../../kernel/caller.ts';
import { KehuError, NotFound } from '../../kernel/errors.ts';
import { Database } from '../../storage/connection/database.ts';
import { clientOf } from '../client-of.ts';
import { IdentityLog } from '../identity-log.ts';
import { originOf } from '../origin-of.ts';
import { setSessionCookie } from '../session-cookie.ts';
import { SignIn } from '../sign-in.ts';
import { IdentityProviders } from './identity-providers.ts';
import { ProviderAccounts } from './provider-accounts.ts';
import { placeInside, ProviderJourneys, type Journey } from './provider-journey.ts';

const LIMIT_MS = 15_000;

/** Signs people in who have proved elsewhere who they are. */
@Injectable()
export class ProviderSignIn {
  constructor(
    private readonly database: Database,
    private readonly providers: IdentityProviders,
    private readonly journeys: ProviderJourneys,
    private readonly accounts: ProviderAccounts,
    private readonly signIn: SignIn,
    private readonly log: IdentityLog,
  ) {}

  /** @returns where the browser goes */
  async begin(request: FastifyRequest, reply: FastifyReply, name: string): Promise<string> {
    const { to } = request.query as { readonly to?: unknown };
    return this.#orBack(request, name, async () => {
      const redirectUri = `${originOf(request)}/api/auth/providers/${name}/callback`;
      const provider = this.providers.get(name);
      const { url, kept } = await provider.run(`sign-in`, (code) => code.begin({ redirectUri }), LIMIT_MS);
      this.journeys.begin(request, reply, { provider: name, kept, redirectUri, to: placeInside(to) });
      return url;
    });
  }

  /** @returns where in the product the browser goes: where the person wanted to, or to the sign-in page with the reason */
  async finish(request: FastifyRequest, reply: FastifyReply, name: string): Promise<string> {
    return this.#orBack(request, name, async () => {
      const journey = this.journeys.end(request, reply, name);
      await this.#enter(request, reply, journey);
      return journey.to;
    });
  }

  async #enter(request: FastifyRequest, reply: FastifyReply, { provider: name, kept, redirectUri }: Journey) {
    const query = request.url.includes('?') ? request.url.slice(request.url.indexOf('?')) : '';
    const url = `${redirectUri}${query}`;
    const provider = this.providers.get(name);
    const proved = await provider.run('sign-in', (code) => code.finish({ url, kept }), LIMIT_MS);
    const { session } = await this.database.transaction(async (tx) => {
      const account = await this.accounts.find(tx, name, proved);
      return this.signIn.open(tx, account, clientOf(request), 'signedIn', name);
    });
    setSessionCookie(request, reply, session.token, session.expires);
  }

  /** The person is in a browser, between two pages: a problem document would be the end of the road. */
  async #orBack(request: FastifyRequest, provider: string, work: () => Promise<string>): Promise<string> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof KehuError)) throw error;
      // Whoever asks for a provider there is not has begun nothing, and fills no log.
      if (!(error instanceof NotFound)) await this.#note(request, provider, error);
      return `/?signInProblem=${encodeURIComponent(error.code)}`;
    }
  }

  async #note(request: FastifyRequest, provider: string, error: KehuError): Promise<void> {
    const about = { userId: undefined, provider, why: error.code, address: clientOf(request).address };
    await this.database.transaction((tx) =>
      this.log.note(tx, Caller.system('sign-in'), 'signInFailed', about),
    );
  }
}
