import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { Unavailable } from '../kernel/errors.ts';
import { messages } from './messages.ts';

/** What those who run a node ask it, and what tests do. */
const ANSWERED = /^\/(health|metrics|api\/test)(\/|\?|$)/;

/** A node that works answers how it is, and nothing else: its time belongs to the jobs. */
export function answerHealthOnly(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  fastify.addHook('onRequest', (request, _reply, done) => {
    if (ANSWERED.test(request.url)) done();
    else done(new Unavailable(messages.workerNode()));
  });
}
