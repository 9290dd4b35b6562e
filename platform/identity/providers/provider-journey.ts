import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Unauthenticated } from '../../kernel/errors.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { messages } from '../messages.ts';
import { originOf } from '../origin-of.ts';
import { SecretBox } from '../secret-box.ts';

const COOKIE = 'kehu_journey';
const PATH = '/api/auth/providers';
const LONGEST_MS = 10 * 60_000;

/** What is remembered of a browser that is at a provider. */
export interface Journey {
  readonly provider: string;
  readonly kept: JsonObject;
  readonly redirectUri: string;
  /** Where in the product the person wanted to go. */
  readonly to: string;
}

/** Keeps a journey in a sealed cookie of the browser that makes it: another browser cannot end it. */
@Injectable()
export class ProviderJourneys {
  constructor(private readonly box: SecretBox) {}

  begin(request: FastifyRequest, reply: FastifyReply, journey: Journey): void {
    const sealed = this.box.seal(JSON.stringify({ ...journey, at: Date.now() }), COOKIE);
    reply.setCookie(COOKIE, sealed, {
      path: PATH,
      httpOnly: true,
      sameSite: 'lax',
      secure: originOf(request).startsWith('https:'),
      maxAge: LONGEST_MS / 1000,
    });
  }

  /** Ends it, whatever comes of it. @throws Unauthenticated where there is none, or none of this provider */
  end(request: FastifyRequest, reply: FastifyReply, provider: string): Journey {
    reply.clearCookie(COOKIE, { path: PATH });
    const sealed = request.cookies[COOKIE];
    const opened = sealed === undefined ? undefined : this.box.open(sealed, COOKIE);
    const journey = opened && (JSON.parse(opened) as Journey & { readonly at: number });
    if (!journey || journey.provider !== provider || Date.now() - journey.at > LONGEST_MS)
      throw new Unauthenticated(messages.journeyExpired());
    return journey;
  }
}

/** A place inside the product; whatever leads elsewhere is its beginning. */
export function placeInside(to: unknown): string {
  return typeof to === 'string' && /^\/(?![/\\])[^\s\\]{0,1000}$/.test(to) ? to : '/';
}
