import { Unavailable } from '../../kernel/errors.ts';
import type { Database } from '../connection/database.ts';
import type { Session } from '../connection/session.ts';
import { messages } from '../messages.ts';
import { keepLogOrder } from '../log/log-order.ts';
import { ensureCollation } from './collation.ts';
import { SYSTEM_MIGRATIONS } from './system-migrations.ts';

/** Any number nobody else uses: only one node at a time brings the system schema up to date. */
const MIGRATION_LOCK = 5_210_417_001;
const OLDEST_SERVER = 150_000;

/** Checks the server and brings the platform's own tables up to date. Runs at every start; mostly finds nothing. */
export async function prepareSystemSchema(database: Database): Promise<void> {
  await checkServer(database.session);
  await database.transaction(migrate, { unhurried: true });
}

async function migrate(tx: Session): Promise<void> {
  await tx.run('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
  await tx.script('create schema if not exists kehu');
  await tx.script(`create table if not exists kehu.migration (
    version integer primary key, name text not null, applied_at timestamptz not null default now())`);
  const done = await appliedVersion(tx);
  const known = SYSTEM_MIGRATIONS.at(-1)!.version;
  if (done > known) throw new Unavailable(messages.newerSchema({ found: done, known }));
  await ensureCollation(tx);
  for (const { version, name, sql } of SYSTEM_MIGRATIONS.filter(({ version }) => version > done)) {
    await tx.script(sql);
    await tx.run('insert into kehu.migration (version, name) values ($1, $2)', [version, name]);
  }
  await keepLogOrder(tx);
}

async function appliedVersion(tx: Session): Promise<number> {
  const [row] = await tx.rows<{ version: number | null }>(
    'select max(version) as version from kehu.migration',
  );
  return row?.version ?? 0;
}

async function checkServer(session: Session): Promise<void> {
  const [server] = await session.rows<{ number: number; version: string; encoding: string }>(
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as version,
      current_setting('server_encoding') as encoding`,
  );
  if (!server) throw new Error('the server says nothing of itself');
  if (server.number < OLDEST_SERVER) throw new Unavailable(messages.oldServer({ version: server.version }));
  if (server.encoding !== 'UTF8') throw new Unavailable(messages.notUtf8({ encoding: server.encoding }));
}
