import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../../kernel/caller.ts';
import { Malformed } from '../../kernel/errors.ts';
import { isObject } from '../../kernel/json.ts';
import { messages } from '../messages.ts';
import { WriteCalls } from '../write-calls.ts';
import { ActionRunner, type ActionRequest } from './action-runner.ts';

/** The HTTP side of actions. */
@Injectable()
export class ActionCalls {
  constructor(
    private readonly runner: ActionRunner,
    private readonly writes: WriteCalls,
  ) {}

  async run(
    caller: Caller,
    asked: Pick<ActionRequest, 'entity' | 'id' | 'action'>,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<unknown> {
    // Code that writes in transactions of its own would wait for the one that holds the record.
    const way = (await this.runner.isOutside(caller, asked)) ? 'runInParts' : 'run';
    return this.writes[way](caller, request, reply, async (options, tx) => {
      const row = await this.runner.run(caller, { ...asked, body: bodyOf(request), options }, tx);
      const etag = row['version'] === undefined ? {} : { headers: { etag: `"${String(row['version'])}"` } };
      return { status: 200, body: row, ...etag };
    });
  }
}

/** An action that asks for nothing is called without a body. */
function bodyOf({ body }: FastifyRequest): Record<string, unknown> {
  if (body === undefined || body === null) return {};
  if (!isObject(body)) throw new Malformed(messages.notAnObject());
  return body;
}
