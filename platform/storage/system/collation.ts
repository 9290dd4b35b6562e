import { Unavailable } from '../../kernel/errors.ts';
import type { Database } from '../connection/database.ts';
import type { Session } from '../connection/session.ts';
import { identifier } from '../sql/identifier.ts';
import { messages } from '../messages.ts';

/** The collation of everything people read, on columns and indexes alike: Chinese by pinyin. */
export const ORGANISATION_COLLATION = 'kehu."organisation"';
const LOCALE = 'zh-Hans-CN-u-co-pinyin';

export async function ensureCollation(tx: Session): Promise<void> {
  const icu = await tx.rows(`select from pg_collation where collname = 'und-x-icu'`);
  if (icu.length === 0) throw new Unavailable(messages.noIcu());
  await tx.script(
    `create collation if not exists ${ORGANISATION_COLLATION} (provider = icu, locale = '${LOCALE}', deterministic = true)`,
  );
}

interface CollationVersion {
  readonly recorded: string | null;
  readonly actual: string | null;
}

/**
 * A new version of ICU (an upgraded operating system) may order text otherwise than existing indexes do, which
 * then find wrong rows. They are rebuilt before anything is read. Answers the names of the indexes rebuilt.
 */
export async function refreshCollation(database: Database): Promise<string[]> {
  const [version] = await database.session.rows<CollationVersion>(
    `select c.collversion as recorded, pg_collation_actual_version(c.oid) as actual
     from pg_collation c join pg_namespace n on n.oid = c.collnamespace
     where n.nspname = 'kehu' and c.collname = 'organisation'`,
  );
  if (!version || version.recorded === version.actual) return [];
  const indexes = await collatedIndexes(database.session);
  for (const { schema, name } of indexes) {
    await database.unhurried((session) =>
      session.script(`reindex index concurrently ${identifier(schema, name)}`),
    );
  }
  await database.session.script(`alter collation ${ORGANISATION_COLLATION} refresh version`);
  return indexes.map(({ name }) => name);
}

function collatedIndexes(session: Session): Promise<{ schema: string; name: string }[]> {
  return session.rows(
    `select n.nspname as schema, i.relname as name
     from pg_index x join pg_class i on i.oid = x.indexrelid join pg_namespace n on n.oid = i.relnamespace
     where exists (select from unnest(x.indcollation) o join pg_collation c on c.oid = o
       join pg_namespace cn on cn.oid = c.collnamespace where c.collname = 'organisation' and cn.nspname = 'kehu')`,
  );
}
