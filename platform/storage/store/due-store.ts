import { Injectable } from '@nestjs/common';
import type { Json } from '../../kernel/json.ts';
import type { Session } from '../connection/session.ts';

/** Something to be done when the business clock reaches a moment. */
export interface DueRow {
  readonly name: string;
  readonly key: string;
  /** RFC 3339. */
  readonly at: string;
  readonly data: Json;
}

export interface PlannedWork {
  readonly name: string;
  readonly key: string;
  readonly at: Date;
  readonly data: Json;
}

const ROW = 'name, key, due_at as at, data';

/** What is due when: rows, so that it is planned in the transaction of its reason and survives everything. */
@Injectable()
export class DueStore {
  /** Plans anew what was planned under the same name and key. */
  async plan(tx: Session, { name, key, at, data }: PlannedWork): Promise<void> {
    await tx.run(
      `insert into kehu.due_work (name, key, due_at, data) values ($1, $2, $3::timestamptz, $4::jsonb)
       on conflict (name, key) do update set due_at = excluded.due_at, data = excluded.data`,
      [name, key, at, JSON.stringify(data)],
    );
  }

  /** Many at once. */
  async planAll(tx: Session, name: string, rows: readonly Omit<PlannedWork, 'name'>[]): Promise<void> {
    if (rows.length === 0) return;
    await tx.run(
      `insert into kehu.due_work (name, key, due_at, data)
       select $1, key, due_at, data from unnest($2::text[], $3::timestamptz[], $4::jsonb[]) as t(key, due_at, data)
       on conflict (name, key) do update set due_at = excluded.due_at, data = excluded.data`,
      [
        name,
        rows.map(({ key }) => key),
        rows.map(({ at }) => at.toISOString()),
        rows.map(({ data }) => JSON.stringify(data)),
      ],
    );
  }

  async drop(tx: Session, name: string, keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    await tx.run('delete from kehu.due_work where name = $1 and key = any ($2::text[])', [name, keys]);
  }

  list(session: Session, name: string): Promise<DueRow[]> {
    return session.rows<DueRow>(`select ${ROW} from kehu.due_work where name = $1 order by key`, [name]);
  }

  /** The names of which something is due. */
  async dueNames(session: Session, now: Date): Promise<string[]> {
    const rows = await session.rows<{ name: string }>(
      `select distinct name from kehu.due_work
       where due_at <= $1::timestamptz`,
      [now],
    );
    return rows.map(({ name }) => name);
  }

  /** Takes out what is due of a name, the earliest first; what another node holds is left to it. */
  async take(tx: Session, name: string, now: Date, limit: number): Promise<DueRow[]> {
    const rows = await tx.rows<DueRow>(
      `delete from kehu.due_work where (name, key) in (
         select name, key from kehu.due_work
         where name = $1 and due_at <= $2::timestamptz
         order by due_at, key limit $3 for update skip locked)
       returning ${ROW}`,
      [name, now, limit],
    );
    return rows.toSorted((a, b) => a.at.localeCompare(b.at) || (a.key < b.key ? -1 : 1));
  }
}
