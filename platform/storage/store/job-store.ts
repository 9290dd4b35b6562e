import { Injectable } from '@nestjs/common';
import type { Json } from '../../kernel/json.ts';
import type { LocalText } from '../../kernel/text.ts';
import { isDatabaseError } from '../connection/database-errors.ts';
import type { Session } from '../connection/session.ts';

export const JOB_STATES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
export type JobState = (typeof JOB_STATES)[number];

export interface NewJob {
  readonly id: string;
  readonly kind: string;
  /** Of those with the same kind and key one waits and one runs at most. */
  readonly key: string | null;
  readonly data: Json;
  readonly byUserId: string | null;
  readonly actor: string;
  readonly run: string;
}

export interface StoredJob extends NewJob {
  readonly state: JobState;
  readonly attempt: number;
  readonly failures: number;
  readonly stalls: number;
  readonly cancelAsked: boolean;
  readonly done: number | null;
  readonly total: number | null;
  /** What the last committed step left for the next one. */
  readonly position: Json;
  readonly result: Json;
  readonly error: LocalText | null;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly retryAt: string | null;
  readonly endedAt: string | null;
}

/** One attempt at a job: whoever holds another one has nothing to say any more. */
export interface Attempt {
  readonly id: string;
  readonly run: string;
  readonly attempt: number;
}

export interface JobFilter {
  readonly byUserId?: string | undefined;
  readonly states?: readonly JobState[] | undefined;
  readonly kind?: string | undefined;
  readonly before?: string | undefined;
  readonly limit: number;
}

const COLUMNS = `id, kind, key, data, by_user_id as "byUserId", actor, run, state, attempt, failures, stalls,
  cancel_asked as "cancelAsked", done, total, position, result, error, created_at as "createdAt",
  started_at as "startedAt", retry_at as "retryAt", ended_at as "endedAt"`;

const MINE = `id = $1::uuid and run = $2::uuid and attempt = $3 and state = 'running'`;

/** The jobs as people see them, and the one place that says who may work on which. */
@Injectable()
export class JobStore {
  /** @returns the id; of one that waits under the same key instead, where there is one */
  async add(tx: Session, job: NewJob): Promise<{ readonly id: string; readonly isNew: boolean }> {
    const { id, kind, key, data, byUserId, actor, run } = job;
    const rows = await tx.rows<{ id: string }>(
      `insert into kehu.job (id, kind, key, data, by_user_id, actor, state, run)
       values ($1::uuid, $2, $3, $4::jsonb, $5::uuid, $6, 'queued', $7::uuid)
       on conflict (kind, key) where state = 'queued' and key is not null do update set key = excluded.key
       returning id`,
      [id, kind, key, JSON.stringify(data), byUserId, actor, run],
    );
    return { id: rows[0]!.id, isNew: rows[0]!.id === id };
  }

  async find(session: Session, id: string): Promise<StoredJob | undefined> {
    const [job] = await session.rows<StoredJob>(`select ${COLUMNS} from kehu.job where id = $1::uuid`, [id]);
    return job;
  }

  /** Locks the job until the transaction ends. */
  async lock(tx: Session, id: string): Promise<StoredJob | undefined> {
    const sql = `select ${COLUMNS} from kehu.job where id = $1::uuid for no key update`;
    return (await tx.rows<StoredJob>(sql, [id]))[0];
  }

  list(session: Session, { byUserId, states, kind, before, limit }: JobFilter): Promise<StoredJob[]> {
    return session.rows<StoredJob>(
      `select ${COLUMNS} from kehu.job
       where ($1::uuid is null or by_user_id = $1::uuid) and ($2::text[] is null or state = any ($2::text[]))
         and ($3::text is null or kind = $3) and ($4::uuid is null or id < $4::uuid)
       order by id desc limit $5`,
      [byUserId ?? null, states ?? null, kind ?? null, before ?? null, limit],
    );
  }

  async counts(session: Session, byUserId: string | undefined): Promise<Record<JobState, number>> {
    const rows = await session.rows<{ state: JobState; count: number }>(
      `select state, count(*)::int as count from kehu.job
       where $1::uuid is null or by_user_id = $1::uuid group by state`,
      [byUserId ?? null],
    );
    const found = new Map(rows.map(({ state, count }) => [state, count]));
    return Object.fromEntries(JOB_STATES.map((state) => [state, found.get(state) ?? 0])) as Record<
      JobState,
      number
    >;
  }

  /**
   * Begins an attempt. `undefined`: there is nothing to do for this run; `busy`: another job of the same key is at
   * work.
   */
  async claim(
    session: Session,
    id: string,
    run: string,
    node: string,
  ): Promise<StoredJob | 'busy' | undefined> {
    try {
      const [job] = await session.rows<StoredJob>(
        `update kehu.job set state = 'running', attempt = attempt + 1, stalls = stalls + 1, node = $3,
           started_at = coalesce(started_at, now()), retry_at = null
         where id = $1::uuid and run = $2::uuid and state in ('queued', 'running') returning ${COLUMNS}`,
        [id, run, node],
      );
      return job;
    } catch (error) {
      if (isDatabaseError(error) && error.code === '23505') return 'busy';
      throw error;
    }
  }

  /** The job of a key that waits for another one of it to end. */
  async waiting(
    session: Session,
    kind: string,
    key: string,
  ): Promise<{ readonly id: string; readonly run: string } | undefined> {
    const sql = `select id, run from kehu.job where kind = $1 and key = $2 and state = 'queued' and failures = 0`;
    return (await session.rows<{ id: string; run: string }>(sql, [kind, key]))[0];
  }

  /** The job waits again, for another run. */
  async requeue(
    tx: Session,
    { id, run }: { readonly id: string; readonly run: string },
    next: {
      readonly run: string;
      readonly seconds: number;
      readonly error?: LocalText;
      readonly failed?: boolean;
    },
  ): Promise<boolean> {
    const count = await tx.run(
      `update kehu.job set state = 'queued', run = $3::uuid, stalls = 0, failures = failures + $4,
         error = coalesce($5::jsonb, error), retry_at = now() + make_interval(secs => $6)
       where id = $1::uuid and run = $2::uuid and state in ('queued', 'running')`,
      [id, run, next.run, next.failed ? 1 : 0, next.error ? JSON.stringify(next.error) : null, next.seconds],
    );
    return count === 1;
  }

  /** Somebody has it begun anew: its failures are forgotten, what it had reached is not. */
  async restart(tx: Session, id: string, run: string): Promise<void> {
    await tx.run(
      `update kehu.job set state = 'queued', run = $2::uuid, stalls = 0, failures = 0, cancel_asked = false,
         ended_at = null, retry_at = null, error = null where id = $1::uuid`,
      [id, run],
    );
  }

  /** @returns whether somebody asked it to be cancelled; undefined when the attempt is over */
  async beat(
    session: Session,
    { id, run, attempt }: Attempt,
    { done, total }: { readonly done: number | undefined; readonly total: number | undefined },
  ): Promise<boolean | undefined> {
    const [row] = await session.rows<{ asked: boolean }>(
      `update kehu.job set done = coalesce($4::bigint, done), total = coalesce($5::bigint, total)
       where ${MINE} returning cancel_asked as asked`,
      [id, run, attempt, done ?? null, total ?? null],
    );
    return row?.asked;
  }

  /** The step of this transaction has come so far. @returns false when the attempt is over */
  async moveOn(
    tx: Session,
    { id, run, attempt }: Attempt,
    { position, done, total }: { position: Json; done: number | undefined; total: number | undefined },
  ): Promise<boolean> {
    const count = await tx.run(
      `update kehu.job set position = $4::jsonb, stalls = 0, done = coalesce($5::bigint, done),
         total = coalesce($6::bigint, total) where ${MINE}`,
      [id, run, attempt, JSON.stringify(position), done ?? null, total ?? null],
    );
    return count === 1;
  }

  async end(
    session: Session,
    { id, run, attempt }: Attempt,
    end: { readonly state: JobState; readonly result?: Json; readonly error?: LocalText | undefined },
  ): Promise<boolean> {
    const count = await session.run(
      `update kehu.job set state = $4, result = $5::jsonb, error = coalesce($6::jsonb, error), ended_at = now(),
         failures = failures + case when $4 = 'failed' then 1 else 0 end where ${MINE}`,
      [
        id,
        run,
        attempt,
        end.state,
        JSON.stringify(end.result ?? null),
        end.error ? JSON.stringify(end.error) : null,
      ],
    );
    return count === 1;
  }

  /** One that waits is cancelled at once, one that runs is asked to end. */
  async cancel(tx: Session, id: string): Promise<void> {
    await tx.run(
      `update kehu.job set cancel_asked = true,
         state = case when state = 'queued' then 'cancelled' else state end,
         ended_at = case when state = 'queued' then now() else ended_at end
       where id = $1::uuid and state in ('queued', 'running')`,
      [id],
    );
  }

  /** Those that wait or run, the oldest first. */
  open(session: Session): Promise<{ readonly id: string; readonly run: string }[]> {
    return session.rows(
      `select id, run from kehu.job where state in ('queued', 'running') order by created_at`,
    );
  }

  /** Whether some job has its first attempt before it or is at work; one that waits after a failure does not count. */
  async isBusy(session: Session): Promise<boolean> {
    const rows = await session.arrays(
      `select 1 from kehu.job where state = 'running' or (state = 'queued' and failures = 0) limit 1`,
    );
    return rows.length > 0;
  }

  async hasOpen(session: Session): Promise<boolean> {
    const rows = await session.arrays(`select 1 from kehu.job where state in ('queued', 'running') limit 1`);
    return rows.length > 0;
  }

  removeBefore(session: Session, moment: Date): Promise<number> {
    return session.run('delete from kehu.job where ended_at < $1::timestamptz', [moment]);
  }
}
