import type { Session } from '../connection/session.ts';
import type { Stamp } from '../stored-record.ts';
import { writeTranslated } from './write-translated.ts';
import { tableFor, type StoreContext } from './store-context.ts';

/** Marks records deleted and remembers with which others they went, so that they come back together. */
export async function markDeleted(
  tx: Session,
  entity: string,
  ids: readonly string[],
  stamp: Stamp & { readonly deletionId: string },
  context: StoreContext,
): Promise<void> {
  if (ids.length === 0) return;
  const table = tableFor(context, entity);
  const set = `"deleted_at" = $2::timestamptz, "updated_at" = $2::timestamptz, "updated_by" = $3::uuid`;
  tx.later(
    `update ${table.sql} set ${set}, "version" = "version" + 1 where "id" = any($1::uuid[]) and "deleted_at" is null`,
    [ids, stamp.at, stamp.by],
  );
  tx.later(
    `insert into kehu.deleted_record (entity, record_id, deletion_id)
     select $1::text, unnest($2::uuid[]), $3::uuid on conflict (entity, record_id) do update set deletion_id = excluded.deletion_id`,
    [table.entity.key, ids, stamp.deletionId],
  );
}

/** Takes the mark away; a unique key that is taken meanwhile is a Conflict. */
export async function unmarkDeleted(
  tx: Session,
  entity: string,
  ids: readonly string[],
  stamp: Stamp,
  context: StoreContext,
): Promise<void> {
  if (ids.length === 0) return;
  const table = tableFor(context, entity);
  const set = `"deleted_at" = null, "updated_at" = $2::timestamptz, "updated_by" = $3::uuid`;
  writeTranslated(
    tx,
    `update ${table.sql} set ${set}, "version" = "version" + 1 where "id" = any($1::uuid[]) and "deleted_at" is not null`,
    [ids, stamp.at, stamp.by],
    table,
  );
  tx.later('delete from kehu.deleted_record where entity = $1 and record_id = any($2::uuid[])', [
    table.entity.key,
    ids,
  ]);
}
