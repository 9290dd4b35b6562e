import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from './account.ts';
import { setSessionCookie } from './session-cookie.ts';
import type { SignedIn } from './sign-in.ts';

export interface SignedInAnswer {
  /** Serves `Authorization: Bearer` where there is no browser. */
  readonly token: string;
  readonly expires: string;
  readonly user: Account;
}

/** Sets the cookie, and tells the token and the user. */
export function signedInAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  { session, user }: SignedIn,
): SignedInAnswer {
  setSessionCookie(request, reply, session.token, session.expires);
  return { token: session.token, expires: session.expires.toISOString(), user };
}
