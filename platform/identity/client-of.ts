import type { FastifyRequest } from 'fastify';
import type { Client } from './sessions.ts';

/** Where a request comes from, as sessions and the throttle note it. */
export function clientOf(request: FastifyRequest): Client {
  return { address: request.ip, userAgent: request.headers['user-agent'] };
}
