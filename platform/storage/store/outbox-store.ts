import { Injectable } from '@nestjs/common';
import type { Session } from '../connection/session.ts';

/** Something that happened and that others may want to know; the operation log writes it, in the same statement. */
export interface StoredEvent {
  readonly id: number;
  /** RFC 3339. */
  readonly at: string;
  /** `record.create`, `record.update` … */
  readonly event: string;
  readonly entity?: string | undefined;
  readonly recordId?: string | undefined;
  readonly payload?: Readonly<Record<string, unknown>> | undefined;
}

/** Events are there once what they announce is committed, so that none is lost and none is announced in vain. */
@Injectable()
export class OutboxStore {
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
