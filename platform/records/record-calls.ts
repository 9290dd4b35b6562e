import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../kernel/caller.ts';
import { Malformed } from '../kernel/errors.ts';
import { isObject } from '../kernel/json.ts';
import { problemOf } from '../kernel/problem.ts';
import type { Session } from '../storage/connection/session.ts';
import type { Row } from '../storage/stored-record.ts';
import { messages } from './messages.ts';
import { AdminViews } from './operation-log/admin-views.ts';
import { refuseUnknownParameters, type Query } from './read/known-parameters.ts';
import type { RecordList } from './read/list-records.ts';
import { readListRequest } from './read/list-request.ts';
import { MAX_OPERATIONS } from './record-writer.ts';
import { RecordsService, type UpdateOptions } from './records.service.ts';
import { WriteCalls, type WriteAnswer } from './write-calls.ts';
import type { Operation } from './write/operation.ts';
import type { OperationResult } from './write/operation-result.ts';

/** The HTTP side of reading and writing one record or a batch: bodies, headers, answers. */
@Injectable()
export class RecordCalls {
  constructor(
    private readonly records: RecordsService,
    private readonly writes: WriteCalls,
    private readonly views: AdminViews,
  ) {}

  async get(caller: Caller, entity: string, id: string, query: Query, reply: FastifyReply): Promise<Row> {
    refuseUnknownParameters(query, ['fields']);
    const { fields } = query;
    if (fields !== undefined && typeof fields !== 'string') throw badFields();
    const row = await this.records.get(caller, entity, id, fields || undefined);
    reply.header('etag', etagOf(row));
    this.views.record(caller, entity, row);
    return row;
  }

  async list(caller: Caller, entity: string, query: Query): Promise<RecordList> {
    const list = await this.records.list(caller, entity, readListRequest(query));
    this.views.list(caller, entity, list.items, query);
    return list;
  }

  create(caller: Caller, entity: string, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    return this.writes.run(caller, request, reply, async (options, tx) => {
      const operation = { op: 'create', data: bodyOf(request) } as const;
      const body = await this.records.writeAndRead(caller, entity, operation, options, tx);
      const location = `/api/records/${encodeURIComponent(entity)}/${String(body['id'])}`;
      return { status: 201, body, headers: { etag: etagOf(body), location } };
    });
  }

  update(
    caller: Caller,
    entity: string,
    id: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<unknown> {
    return this.writes.run(caller, request, reply, async (options, tx) => {
      const operation = { op: 'update', id, data: bodyOf(request) } as const;
      const body = await this.records.writeAndRead(caller, entity, operation, options, tx);
      return { status: 200, body, headers: { etag: etagOf(body) } };
    });
  }

  delete(
    caller: Caller,
    entity: string,
    id: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<unknown> {
    refuseUnknownParameters(request.query as Query, ['below']);
    const below = readBelow((request.query as Query)['below']);
    return this.writes.run(caller, request, reply, async (options, tx) => {
      await this.records.delete(caller, entity, id, { ...options, ...below }, tx);
      return { status: 204, body: undefined };
    });
  }

  async restore(
    caller: Caller,
    entity: string,
    id: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<unknown> {
    return this.writes.run(caller, request, reply, async (options, tx) => {
      await this.records.restore(caller, entity, id, options, tx);
      return this.#answer(caller, entity, id, 200, tx);
    });
  }

  batch(caller: Caller, entity: string, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const { operations, ...said } = readBatch(request.body);
    const run = said.atomic ? this.writes.run.bind(this.writes) : this.writes.runInParts.bind(this.writes);
    return run(caller, request, reply, async (options, tx) => {
      const results = await this.records.batch(
        caller,
        entity,
        operations,
        { ...options, ...said, source: 'batch' },
        tx,
      );
      return {
        status: 200,
        body: { results: results.map((result) => answerOf(result, caller, request.id)) },
      };
    });
  }

  async #answer(
    caller: Caller,
    entity: string,
    id: string,
    status: number,
    tx: Session | undefined,
  ): Promise<WriteAnswer> {
    const body = await this.records.get(caller, entity, id, undefined, tx);
    return { status, body, headers: { etag: etagOf(body) } };
  }
}

/** Where what stands below a record of a tree goes when it is deleted. */
function readBelow(below: unknown): Pick<UpdateOptions, 'below'> {
  if (below === undefined) return {};
  if (below === 'up' || below === 'top') return { below };
  throw new Malformed(messages.badParameter({ name: 'below', expected: 'up, top' }));
}

function etagOf(row: Row): string {
  return `"${String(row['version'])}"`;
}

function badFields(): Malformed {
  return new Malformed(messages.badParameter({ name: 'fields', expected: 'name,reader.name' }));
}

function bodyOf({ body }: FastifyRequest): Record<string, unknown> {
  if (!isObject(body)) throw new Malformed(messages.notAnObject());
  return body;
}

interface Batch extends Pick<UpdateOptions, 'below'> {
  readonly atomic: boolean;
  readonly operations: Operation[];
}

function readBatch(body: unknown): Batch {
  if (!isObject(body) || !Array.isArray(body['operations'])) throw new Malformed(messages.badOperation());
  const { operations, atomic = true, below, ...rest } = body;
  const list = operations as unknown[];
  if (list.length > MAX_OPERATIONS) {
    throw new Malformed(messages.tooManyOperations({ limit: MAX_OPERATIONS, count: list.length }));
  }
  if (typeof atomic !== 'boolean' || Object.keys(rest).length > 0)
    throw new Malformed(messages.badOperation());
  return { atomic, ...readBelow(below), operations: list.map(readBatchOperation) };
}

function readBatchOperation(item: unknown): Operation {
  if (!isObject(item)) throw new Malformed(messages.badOperation());
  const { op, id, key, data, version, ...rest } = item;
  const isVersion = version === undefined || Number.isInteger(version);
  const isKey = key === undefined || typeof key === 'string' || Array.isArray(key) || isObject(key);
  if (Object.keys(rest).length > 0 || !isVersion || !isKey) throw new Malformed(messages.badOperation());
  return {
    op: op as Operation['op'],
    ...(id === undefined ? {} : { id: id as string }),
    ...(key === undefined ? {} : { key: key as string }),
    ...(data === undefined ? {} : { data }),
    ...(version === undefined ? {} : { expectedVersion: version as number }),
  };
}

const STATUS = { created: 201, updated: 200, unchanged: 200, deleted: 200 } as const;

/** One row of a batch's answer: the status it would have had as a call of its own. */
function answerOf(result: OperationResult, { locale }: Caller, requestId: string): unknown {
  const { index } = result;
  if (result.status === 'failed') {
    const problem = problemOf(result.error, locale, requestId);
    return { index, status: problem.status, outcome: 'failed', problem };
  }
  return {
    index,
    status: STATUS[result.status],
    outcome: result.status,
    id: result.id,
    version: result.version,
  };
}
