import { Injectable } from '@nestjs/common';
import type { Session } from '../connection/session.ts';

/** A record a pack brought along: the key its file gives it. */
export interface Seed {
  readonly entity: string;
  readonly key: string;
}

/** A seed and the record it became. */
export interface SeededRecord extends Seed {
  readonly id: string;
  /** The version the load left the record in, and the digest of what its file said. Null of older loads. */
  readonly version: number | null;
  readonly digest: string | null;
}

/** Which records came from the files of packs. */
@Injectable()
export class SeedStore {
  /** Those that were brought in before. Nodes that start at once wait here for one another until the commit. */
  async find(tx: Session, seeds: readonly Seed[]): Promise<SeededRecord[]> {
    if (!tx.inTransaction)
      throw new Error('seeds are looked up in the transaction that brings in the missing');
    await tx.run(`select pg_advisory_xact_lock(hashtext('kehu.seed_record'))`);
    return tx.rows<SeededRecord>(
      `select entity, key, record_id as id, version, digest from kehu.seed_record
       where (entity, key) in (select * from unnest($1::text[], $2::text[]))`,
      columns(seeds),
    );
  }

  /** A record that was brought in, or brought up to date. */
  async remember(tx: Session, seeded: readonly SeededRecord[]): Promise<void> {
    await tx.run(
      `insert into kehu.seed_record (entity, key, record_id, version, digest)
       select * from unnest($1::text[], $2::text[], $3::uuid[], $4::integer[], $5::text[])
       on conflict (entity, key) do update set version = excluded.version, digest = excluded.digest`,
      [
        ...columns(seeded),
        seeded.map(({ id }) => id),
        seeded.map(({ version }) => version),
        seeded.map(({ digest }) => digest),
      ],
    );
  }
}

function columns(seeds: readonly Seed[]): [entities: string[], keys: string[]] {
  return [seeds.map(({ entity }) => entity), seeds.map(({ key }) => key)];
}
