import { Injectable } from '@nestjs/common';
import type { Session } from '../connection/session.ts';

/** A record a pack brought along: the key its file gives it and the record it became. */
export interface SeededRecord {
  readonly entity: string;
  readonly key: string;
  readonly id: string;
}

/** Which records came from the files of packs. */
@Injectable()
export class SeedStore {
  async find(session: Session, seeds: readonly Omit<SeededRecord, 'id'>[]): Promise<SeededRecord[]> {
    return session.rows<SeededRecord>(
      `SELECT entity, key, record_id AS id FROM kehu.seed_record
       WHERE (entity, key) IN (SELECT * FROM unnest($1::text[], $2::text[]))`,
      [seeds.map(({ entity }) => entity), seeds.map(({ key }) => key)],
    );
  }

  async remember(tx: Session, seeded: readonly SeededRecord[]): Promise<void> {
    if (seeded.length === 0) return;
    await tx.rows(
      `INSERT INTO kehu.seed_record (entity, key, record_id)
       SELECT * FROM unnest($1::text[], $2::text[], $3::uuid[])`,
      [seeded.map(({ entity }) => entity), seeded.map(({ key }) => key), seeded.map(({ id }) => id)],
    );
  }
}
