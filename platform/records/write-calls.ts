import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../kernel/caller.ts';
import { Conflict, KehuError, Malformed } from '../kernel/errors.ts';
import { isObject } from '../kernel/json.ts';
import { Database } from '../storage/connection/database.ts';
import type { Session } from '../storage/connection/session.ts';
import { IdempotencyStore } from '../storage/store/idempotency-store.ts';
import { messages } from './messages.ts';
import type { UpdateOptions } from './records.service.ts';

/** What a write answers over HTTP; kept under its Idempotency-Key to be given again. */
export interface WriteAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export type WriteWork = (options: UpdateOptions, tx?: Session) => Promise<WriteAnswer>;

/** The headers every write understands: If-Match, Kehu-Reasons and Idempotency-Key. */
@Injectable()
export class WriteCalls {
  constructor(
    private readonly database: Database,
    private readonly idempotency: IdempotencyStore,
  ) {}

  /** Runs a write that is one transaction; under an Idempotency-Key it is part of the key's own. */
  async run(caller: Caller, request: FastifyRequest, reply: FastifyReply, work: WriteWork): Promise<unknown> {
    const options = writeOptions(request);
    const key = idempotencyKey(request);
    if (key === undefined) return send(reply, await work(options));
    const answer = await this.database.transaction(async (tx) => {
      const kept = await this.#kept(tx, caller, key, request);
      if (kept) return kept;
      const done = await work(options, tx);
      await this.idempotency.keep(tx, userOf(caller), key, done.status, done);
      return done;
    });
    return send(reply, answer);
  }

  /**
   * Runs a write of several transactions. The key is claimed first: after a crash in the middle it answers 409
   * rather than doing anything twice. What is refused as a whole has done nothing, and gives the key back.
   */
  async runInParts(
    caller: Caller,
    request: FastifyRequest,
    reply: FastifyReply,
    work: WriteWork,
  ): Promise<unknown> {
    const options = writeOptions(request);
    const key = idempotencyKey(request);
    if (key === undefined) return send(reply, await work(options));
    const kept = await this.database.transaction((tx) => this.#kept(tx, caller, key, request));
    if (kept) return send(reply, kept);
    const done = await work(options).catch(async (error: unknown) => {
      if (error instanceof KehuError)
        await this.idempotency.release(this.database.session, userOf(caller), key);
      throw error;
    });
    await this.idempotency.keep(this.database.session, userOf(caller), key, done.status, done);
    return send(reply, done);
  }

  async #kept(
    tx: Session,
    caller: Caller,
    key: string,
    request: FastifyRequest,
  ): Promise<WriteAnswer | undefined> {
    const hash = requestHash(request);
    const kept = await this.idempotency.claim(tx, userOf(caller), key, hash);
    if (!kept) return undefined;
    if (kept.requestHash !== hash) throw new Conflict(messages.keyReused());
    if (kept.status === null) throw new Conflict(messages.keyInUse());
    return kept.answer as WriteAnswer;
  }
}

function send(reply: FastifyReply, { status, headers, body }: WriteAnswer): unknown {
  reply.code(status);
  for (const [name, value] of Object.entries(headers ?? {})) reply.header(name, value);
  return body;
}

function userOf(caller: Caller): string {
  return caller.userId ?? caller.name;
}

function requestHash({ method, url, body }: FastifyRequest): string {
  return createHash('sha256')
    .update(`${method} ${url} ${JSON.stringify(body ?? null)}`)
    .digest('base64url');
}

function writeOptions(request: FastifyRequest): UpdateOptions {
  const reasons = request.headers['kehu-reasons'];
  const version = request.headers['if-match'];
  return {
    requestId: request.id,
    ...(reasons === undefined ? {} : { reasons: readReasons(String(reasons)) }),
    ...(version === undefined || version === '*' ? {} : { expectedVersion: readVersion(version) }),
  };
}

function readReasons(header: string): Record<string, string> {
  let reasons: unknown;
  try {
    reasons = JSON.parse(decodeURIComponent(header));
  } catch {
    throw new Malformed(messages.badReasons());
  }
  const isTexts = isObject(reasons) && Object.values(reasons).every(isText);
  if (!isTexts || header.length > 10_000) throw new Malformed(messages.badReasons());
  return reasons as Record<string, string>;
}

/** What the operation log can keep. */
function isText(value: unknown): boolean {
  return typeof value === 'string' && value.isWellFormed() && !value.includes('\u0000');
}

function readVersion(header: string): number {
  const [, version] = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header.trim()) ?? [];
  if (version === undefined) throw new Malformed(messages.badVersion());
  return Number(version);
}

function idempotencyKey(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key)) {
    throw new Malformed(messages.badIdempotencyKey());
  }
  return key;
}
