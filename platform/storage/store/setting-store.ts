import { Injectable } from '@nestjs/common';
import type { Session } from '../connection/session.ts';

/** What the installation remembers of itself, by key: that it is set up, its fingerprint. */
@Injectable()
export class SettingStore {
  async get<T>(session: Session, key: string): Promise<T | undefined> {
    const [row] = await session.rows<{ value: T }>('select value from kehu.setting where key = $1', [key]);
    return row?.value;
  }

  async set(tx: Session, key: string, value: unknown): Promise<void> {
    await tx.run(
      `insert into kehu.setting (key, value) values ($1, $2::jsonb)
       on conflict (key) do update set value = excluded.value`,
      [key, JSON.stringify(value)],
    );
  }

  /** Members of a value that is an object; what another writes at the same moment of other members stays. */
  async merge(
    tx: Session,
    key: string,
    members: Readonly<Record<string, unknown>>,
  ): Promise<Readonly<Record<string, unknown>>> {
    const [row] = await tx.rows<{ value: Readonly<Record<string, unknown>> }>(
      `insert into kehu.setting (key, value) values ($1, $2::jsonb)
       on conflict (key) do update set value = setting.value || excluded.value returning value`,
      [key, JSON.stringify(members)],
    );
    return row!.value;
  }

  /**
   * Writes a value that may be written once. Answers false when it is there already; waits for another
   * transaction that is writing it, so that of two at once only one goes on.
   */
  async claim(tx: Session, key: string, value: unknown): Promise<boolean> {
    const rows = await tx.run(
      'insert into kehu.setting (key, value) values ($1, $2::jsonb) on conflict (key) do nothing',
      [key, JSON.stringify(value)],
    );
    return rows === 1;
  }
}
