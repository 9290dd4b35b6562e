import type { Catalog } from '../catalog.ts';
import type { Session } from '../connection/session.ts';

/** A live session with what every request needs of its user. */
export interface SessionUser {
  readonly sessionId: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly userId: string;
  readonly username: string;
  readonly departmentId: string | null;
  readonly roles: readonly string[];
  readonly locale: string | null;
}

const USER = 'core:user';
const statements = new WeakMap<Catalog, string>();

/**
 * The session of a token with its user, in one indexed look-up that runs on every request. Undefined when the
 * session has ended, or its user has left or is deleted.
 */
export async function findSessionUser(
  session: Session,
  catalog: Catalog,
  tokenHash: string,
  now: Date,
): Promise<SessionUser | undefined> {
  let sql = statements.get(catalog);
  if (sql === undefined) statements.set(catalog, (sql = statement(catalog)));
  const [row] = await session.arrays(sql, [tokenHash, now]);
  if (!row) return undefined;
  const [sessionId, createdAt, lastSeenAt, userId, username, departmentId, locale] = row as string[];
  return {
    sessionId: sessionId!,
    createdAt: new Date(createdAt!),
    lastSeenAt: new Date(lastSeenAt!),
    userId: userId!,
    username: username!,
    departmentId: departmentId ?? null,
    locale: locale ?? null,
    roles: (row[7] as string[] | null) ?? [],
  };
}

function statement(catalog: Catalog): string {
  const table = catalog.tables.tables.get(USER)!;
  const column = (field: string) => `u.${table.fields.get(field)!.columns[0]!.sql}`;
  const user = ['id', 'username', 'department', 'locale', 'roles'].map(column).join(', ');
  return `select s.id, s.created_at, s.last_seen_at, ${user}
    from kehu.session s join ${table.sql} u on ${column('id')} = s.user_id
    where s.token_hash = $1 and s.expires_at > $2::timestamptz
      and ${column('deletedAt')} is null and ${column('status')} <> 'left'`;
}
