import { Injectable } from '@nestjs/common';
import type { Session } from '../connection/session.ts';

/** The answer a request got under its Idempotency-Key. */
export interface KeptAnswer {
  readonly requestHash: string;
  /** Null while the first request with the key is still being served, or failed before it was answered. */
  readonly status: number | null;
  readonly answer: unknown;
}

/**
 * Requests that may be repeated without being done twice. The claim is made in the transaction of the work, so
 * that a second request with the key waits for the first one's end and then finds its answer.
 */
@Injectable()
export class IdempotencyStore {
  /** Undefined: the key is this request's; else what an earlier request with it got. */
  async claim(
    tx: Session,
    userId: string,
    key: string,
    requestHash: string,
  ): Promise<KeptAnswer | undefined> {
    const claimed = await tx.run(
      `insert into kehu.idempotency (user_id, key, request_hash) values ($1, $2, $3) on conflict do nothing`,
      [userId, key, requestHash],
    );
    if (claimed > 0) return undefined;
    const [kept] = await tx.rows<KeptAnswer>(
      `select request_hash as "requestHash", status, answer from kehu.idempotency where user_id = $1 and key = $2`,
      [userId, key],
    );
    return kept;
  }

  /** The request did nothing: its key may be used again. */
  async release(tx: Session, userId: string, key: string): Promise<void> {
    await tx.run('delete from kehu.idempotency where user_id = $1 and key = $2 and status is null', [
      userId,
      key,
    ]);
  }

  async keep(tx: Session, userId: string, key: string, status: number, answer: unknown): Promise<void> {
    await tx.run(
      'update kehu.idempotency set status = $3, answer = $4::jsonb where user_id = $1 and key = $2',
      [userId, key, status, JSON.stringify(answer ?? null)],
    );
  }

  /** Forgets keys older than the moment. */
  removeBefore(session: Session, moment: Date): Promise<number> {
    return session.run('delete from kehu.idempotency where created_at < $1::timestamptz', [moment]);
  }
}
