import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Authenticator } from '../identity/authenticator.ts';
import { refuseEntry } from '../identity/entry-rules.ts';
import { ViewedPages } from '../identity/viewed-pages.ts';
import type { Caller } from '../kernel/caller.ts';
import { KehuError } from '../kernel/errors.ts';
import { notSignedIn, PUBLIC_ROUTE, type CallerRequest } from '../kernel/request.ts';

/** Deny by default: a route without `@Public()` runs only for a signed-in caller. */
@Injectable()
export class AuthGuard implements CanActivate {
  readonly #public = new WeakMap<object, boolean>();

  constructor(
    private readonly authenticator: Authenticator,
    private readonly reflector: Reflector,
    private readonly viewed: ViewedPages,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest & CallerRequest>();
    const isPublic = this.#isPublic(context);
    const caller = await this.#caller(request, isPublic);
    if (caller) {
      request.caller = caller;
      if (!isPublic) await this.#enter(caller, request);
    } else if (!isPublic) throw notSignedIn();
    return true;
  }

  async #enter(caller: Caller, request: FastifyRequest): Promise<void> {
    refuseEntry(caller, request.method, request.routeOptions.url ?? '');
    if (caller.viewer) await this.viewed.note(caller, request);
  }

  /** A stale cookie does not keep anybody from a public route such as sign-in. */
  async #caller(request: FastifyRequest, isPublic: boolean) {
    const { authorization, cookie } = request.headers;
    if (!authorization && !cookie) return undefined;
    try {
      return await this.authenticator.authenticate(request.headers);
    } catch (error) {
      if (isPublic && error instanceof KehuError) return undefined;
      throw error;
    }
  }

  #isPublic(context: ExecutionContext): boolean {
    const handler = context.getHandler();
    let known = this.#public.get(handler);
    if (known === undefined) {
      known = this.reflector.getAllAndOverride<boolean>(PUBLIC_ROUTE, [handler, context.getClass()]) ?? false;
      this.#public.set(handler, known);
    }
    return known;
  }
}
