import { Injectable } from '@nestjs/common';
import type { Session } from '../connection/session.ts';
import { transposed } from './operation-log.ts';

/** Something that happened and that others may want to know once it is committed. */
export interface OutboxEvent {
  /** RFC 3339. */
  readonly at: string;
  /** `record.created`, `record.updated` … */
  readonly event: string;
  readonly entity?: string | undefined;
  readonly recordId?: string | undefined;
  readonly payload?: Readonly<Record<string, unknown>> | undefined;
}

export type StoredEvent = OutboxEvent & { readonly id: number };

/** Events written in the transaction of what they announce, so that none is lost and none is announced in vain. */
@Injectable()
export class OutboxStore {
  async append(tx: Session, events: readonly OutboxEvent[]): Promise<void> {
    if (events.length === 0) return;
    const rows = events.map(({ at, event, entity, recordId, payload }) => [
      at,
      event,
      entity ?? null,
      recordId ?? null,
      JSON.stringify(payload ?? {}),
    ]);
    await tx.run(
      `insert into kehu.outbox (at, event, entity, record_id, payload)
       select * from unnest($1::timestamptz[], $2::text[], $3::text[], $4::uuid[], $5::jsonb[])`,
      transposed(rows),
    );
  }

  async hasAny(session: Session): Promise<boolean> {
    return (await session.arrays('select 1 from kehu.outbox limit 1')).length > 0;
  }

  /** Forgets events that nobody took. */
  removeBefore(session: Session, moment: Date): Promise<number> {
    return session.run('delete from kehu.outbox where at < $1::timestamptz', [moment]);
  }

  /** The oldest events, held for this transaction alone: several workers never take the same. */
  async take(tx: Session, limit: number): Promise<StoredEvent[]> {
    return tx.rows<StoredEvent>(
      `delete from kehu.outbox where id in (
         select id from kehu.outbox order by id limit $1 for update skip locked)
       returning id, at, event, entity, record_id as "recordId", payload`,
      [limit],
    );
  }
}
