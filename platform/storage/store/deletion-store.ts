import { Injectable } from '@nestjs/common';
import type { Session } from '../connection/session.ts';

/** A reference that a deletion emptied. */
export interface ClearedReference {
  readonly entity: string;
  readonly field: string;
  readonly recordId: string;
  readonly targetId: string;
}

/** Which records went into the recycle bin together, and what their going cleared elsewhere. */
@Injectable()
export class DeletionStore {
  /** The deletion a record went with; undefined where it is not deleted. */
  async deletionOf(session: Session, entity: string, recordId: string): Promise<string | undefined> {
    const [row] = await session.rows<{ id: string }>(
      'select deletion_id as id from kehu.deleted_record where entity = $1 and record_id = $2::uuid',
      [entity, recordId],
    );
    return row?.id;
  }

  /** The records of a deletion that are still deleted, by entity. */
  async recordsOf(session: Session, deletionId: string): Promise<Map<string, string[]>> {
    const rows = await session.rows<{ entity: string; ids: string[] }>(
      `select entity, array_agg(record_id order by record_id) as ids from kehu.deleted_record
       where deletion_id = $1::uuid group by entity order by entity`,
      [deletionId],
    );
    return new Map(rows.map(({ entity, ids }) => [entity, ids]));
  }

  async rememberCleared(
    tx: Session,
    deletionId: string,
    cleared: readonly ClearedReference[],
  ): Promise<void> {
    tx.later(
      `insert into kehu.cleared_reference (deletion_id, entity, field, record_id, target_id)
       select $1::uuid, * from unnest($2::text[], $3::text[], $4::uuid[], $5::uuid[]) on conflict do nothing`,
      [
        deletionId,
        cleared.map(({ entity }) => entity),
        cleared.map(({ field }) => field),
        cleared.map(({ recordId }) => recordId),
        cleared.map(({ targetId }) => targetId),
      ],
    );
  }

  /** What the deletion cleared, and forgets it: it is being put back. */
  takeCleared(tx: Session, deletionId: string): Promise<ClearedReference[]> {
    return tx.rows<ClearedReference>(
      `delete from kehu.cleared_reference where deletion_id = $1::uuid
       returning entity, field, record_id as "recordId", target_id as "targetId"`,
      [deletionId],
    );
  }
}
