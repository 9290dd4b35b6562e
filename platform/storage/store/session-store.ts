import { Injectable } from '@nestjs/common';
import type { Session } from '../connection/session.ts';

/** A sign-in session. Its token is known to the client alone. */
export interface StoredSession {
  readonly id: string;
  readonly userId: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly userAgent: string | null;
  readonly address: string | null;
}

const COLUMNS = 'id, user_id, created_at, last_seen_at, expires_at, user_agent, address';

/** Sign-in sessions, found by the hash of their token. */
@Injectable()
export class SessionStore {
  async insert(
    tx: Session,
    session: StoredSession & { readonly tokenHash: string; readonly provider?: string | null },
  ): Promise<void> {
    const { id, tokenHash, userId, createdAt, lastSeenAt, expiresAt, userAgent, address } = session;
    await tx.run(
      `insert into kehu.session (${COLUMNS}, token_hash, provider)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, userId, createdAt, lastSeenAt, expiresAt, userAgent, address, tokenHash, session.provider ?? null],
    );
  }

  /** The session of a token, unless it has ended. */
  async find(session: Session, tokenHash: string, now: Date): Promise<StoredSession | undefined> {
    const [row] = await session.arrays(
      `select ${COLUMNS} from kehu.session where token_hash = $1 and expires_at > $2::timestamptz`,
      [tokenHash, now],
    );
    return row && sessionOf(row);
  }

  /** Live sessions of a user, the latest used first. */
  async listOf(session: Session, userId: string, now: Date): Promise<StoredSession[]> {
    const rows = await session.arrays(
      `select ${COLUMNS} from kehu.session where user_id = $1 and expires_at > $2::timestamptz order by last_seen_at desc`,
      [userId, now],
    );
    return rows.map(sessionOf);
  }

  async touch(
    session: Session,
    id: string,
    { lastSeenAt, expiresAt }: Pick<StoredSession, 'lastSeenAt' | 'expiresAt'>,
  ): Promise<void> {
    await session.run('update kehu.session set last_seen_at = $2, expires_at = $3 where id = $1', [
      id,
      lastSeenAt,
      expiresAt,
    ]);
  }

  /** Lets the session look at the product as another user, or end that. Answers how many sessions it was. */
  view(
    tx: Session,
    id: string,
    viewed: { readonly userId: string; readonly until: Date } | null,
  ): Promise<number> {
    return tx.run(
      'update kehu.session set viewed_user_id = $2::uuid, viewed_until = $3::timestamptz where id = $1',
      [id, viewed?.userId ?? null, viewed?.until ?? null],
    );
  }

  /** One session of a user. Answers how many it was. */
  remove(session: Session, userId: string, id: string): Promise<number> {
    return session.run('delete from kehu.session where id = $1 and user_id = $2', [id, userId]);
  }

  /** All of a user, but one where it is named. Answers how many. */
  removeOf(tx: Session, userId: string, except?: string): Promise<number> {
    return tx.run('delete from kehu.session where user_id = $1 and id is distinct from $2::uuid', [
      userId,
      except ?? null,
    ]);
  }

  /** Forgets sessions that have ended. Answers how many. */
  removeEnded(session: Session, now: Date): Promise<number> {
    return session.run('delete from kehu.session where expires_at <= $1::timestamptz', [now]);
  }
}

function sessionOf(row: readonly unknown[]): StoredSession {
  const [id, userId, createdAt, lastSeenAt, expiresAt, userAgent, address] = row as string[];
  return {
    id: id!,
    userId: userId!,
    createdAt: new Date(createdAt!),
    lastSeenAt: new Date(lastSeenAt!),
    expiresAt: new Date(expiresAt!),
    userAgent: userAgent ?? null,
    address: address ?? null,
  };
}
