import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { localeOf } from '../kernel/accept-language.ts';
import { KehuError } from '../kernel/errors.ts';
import type { CallerRequest } from '../kernel/request.ts';
import { messages } from './messages.ts';
import { problemOf } from '../kernel/problem.ts';
import { requestError } from './request-error.ts';

/** Answers every error as a problem document; what nobody foresaw is logged and told without details. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  readonly #logger = new Logger('Request');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    answerError(error, http.getRequest(), http.getResponse(), this.#logger);
  }
}

export function answerError(
  error: unknown,
  request: FastifyRequest & CallerRequest,
  reply: FastifyReply,
  logger: Logger,
): void {
  let known = requestError(error, request);
  if (!known) {
    // The pattern, because an address may hold a secret (an invitation) or what somebody searched for.
    logger.error(`${request.method} ${request.routeOptions.url ?? '?'} ${request.id}`, stackOf(error));
    known = new KehuError(500, messages.internal({ requestId: request.id }));
  }
  if (reply.raw.headersSent) return void reply.raw.destroy();
  const locale = request.caller?.locale ?? localeOf(request.headers['accept-language']);
  if (known.status === 401) reply.header('www-authenticate', 'Bearer');
  const retryAfter = known.extra['retryAfter'];
  if (typeof retryAfter === 'number') reply.header('retry-after', String(retryAfter));
  reply
    .code(known.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('content-language', locale)
    .header('cache-control', 'no-store')
    .send(JSON.stringify(problemOf(known, locale, request.id)));
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
