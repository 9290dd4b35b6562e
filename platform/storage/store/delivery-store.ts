import { Injectable } from '@nestjs/common';
import { newId } from '../../kernel/ids.ts';
import type { Session } from '../connection/session.ts';
import type { StoredEvent } from './outbox-store.ts';

/** An event on its way to one target of a listener. */
export interface NewDelivery {
  readonly listener: string;
  /** Null where the listener has not been asked yet: it could not be. */
  readonly target: string | null;
  readonly event: StoredEvent;
}

export type Delivery = NewDelivery & {
  readonly id: string;
  /** With the one that is being made. */
  readonly attempts: number;
};

/** How the deliveries of a listener stand. */
export interface DeliveryState {
  readonly waiting: number;
  /** Tried in vain for so long that nobody tries any more. */
  readonly givenUp: number;
  readonly lastError: string | null;
}

/**
 * Deliveries as rows that fall due. Whoever takes some has them to himself for a while; if he dies meanwhile they fall
 * due again, so that nothing is lost and something may come twice. The database's clock counts.
 */
@Injectable()
export class DeliveryStore {
  async insert(tx: Session, deliveries: readonly NewDelivery[]): Promise<void> {
    if (deliveries.length === 0) return;
    await tx.run(
      `insert into kehu.delivery (id, listener, target, event, made_at, due_at)
       select id, listener, target, event, now(), now()
       from unnest($1::uuid[], $2::text[], $3::text[], $4::jsonb[]) as made (id, listener, target, event)`,
      [
        deliveries.map(() => newId()),
        deliveries.map(({ listener }) => listener),
        deliveries.map(({ target }) => target),
        deliveries.map(({ event }) => JSON.stringify(event)),
      ],
    );
  }

  /** Takes what is due for these listeners, the longest waiting first; it falls due again after `leaseSeconds`. */
  claim(
    session: Session,
    listeners: readonly string[],
    limit: number,
    leaseSeconds: number,
  ): Promise<Delivery[]> {
    return session.rows<Delivery>(
      `update kehu.delivery set attempts = attempts + 1, due_at = now() + make_interval(secs => $3)
       where id in (
         select id from kehu.delivery where given_up_at is null and due_at <= now() and listener = any ($1::text[])
         order by due_at limit $2 for update skip locked)
       returning id, listener, target, event, attempts`,
      [listeners, limit, leaseSeconds],
    );
  }

  async remove(session: Session, id: string): Promise<void> {
    await session.run('delete from kehu.delivery where id = $1', [id]);
  }

  /** To be tried again after a while; without one it is given up. */
  async postpone(session: Session, id: string, error: string, seconds: number | undefined): Promise<void> {
    await session.run(
      `update kehu.delivery set last_error = $2, due_at = now() + make_interval(secs => coalesce($3::float8, 0)),
         given_up_at = case when $3::float8 is null then now() end
       where id = $1`,
      [id, error.slice(0, 500), seconds ?? null],
    );
  }

  async state(session: Session, plugin: string): Promise<DeliveryState> {
    const [row] = await session.rows<DeliveryState>(
      `select count(*) filter (where given_up_at is null)::int as waiting,
         count(given_up_at)::int as "givenUp",
         (array_agg(last_error order by due_at desc) filter (where last_error is not null))[1] as "lastError"
       from kehu.delivery where starts_with(listener, $1)`,
      [`${plugin}/`],
    );
    return row!;
  }

  /** What was given up is due once more. */
  revive(session: Session, plugin: string): Promise<number> {
    return session.run(
      `update kehu.delivery set given_up_at = null, attempts = 0, due_at = now()
       where given_up_at is not null and starts_with(listener, $1)`,
      [`${plugin}/`],
    );
  }

  /** Forgets what could not be brought anywhere for so long. */
  removeBefore(session: Session, moment: Date): Promise<number> {
    return session.run('delete from kehu.delivery where made_at < $1::timestamptz', [moment]);
  }
}
