import type { Catalog } from '../catalog.ts';
import type { Session } from '../connection/session.ts';

/** What every request needs of its user. */
export interface UserColumns {
  readonly userId: string;
  readonly username: string;
  readonly departmentId: string | null;
  readonly roles: readonly string[];
  readonly locale: string | null;
}

/** A live session with its user. */
export interface SessionUser extends UserColumns {
  readonly sessionId: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  /** Whether the user has set up a second factor, or a provider he signs in with looks after that. */
  readonly hasSecondFactor: boolean;
  /** As whom the user looks at the product, and how long. */
  readonly viewing?: { readonly userId: string; readonly until: Date };
}

interface UserSql {
  readonly table: string;
  readonly id: string;
  /** Five columns, the first of the statement. */
  readonly columns: string;
  /** Neither deleted nor left. */
  readonly isThere: string;
  /** The session of a token with its user: one text for good, because it runs on every request. */
  readonly bySession: string;
}

const USER = 'core:user';
const known = new WeakMap<Catalog, UserSql>();

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
  const { sql, read } = userColumns(catalog);
  const [row] = await session.arrays(sql.bySession, [tokenHash, now]);
  if (!row) return undefined;
  const [sessionId, createdAt, lastSeenAt, viewed, until, hasSecondFactor] = row.slice(-6) as [
    ...texts: [string, string, string, string | null, string | null],
    hasSecondFactor: boolean,
  ];
  return {
    ...read(row),
    sessionId,
    createdAt: new Date(createdAt),
    lastSeenAt: new Date(lastSeenAt),
    hasSecondFactor,
    ...(viewed && until ? { viewing: { userId: viewed, until: new Date(until) } } : {}),
  };
}

/** A user by id; undefined when he has left or is deleted. */
export async function findUser(
  session: Session,
  catalog: Catalog,
  userId: string,
): Promise<UserColumns | undefined> {
  const { sql, read } = userColumns(catalog);
  const [row] = await session.arrays(
    `select ${sql.columns} from ${sql.table} where ${sql.id} = $1::uuid and ${sql.isThere}`,
    [userId],
  );
  return row && read(row);
}

/** How a statement joins users, and how the first columns of its rows are read. */
export function userColumns(catalog: Catalog): { sql: UserSql; read: typeof userOf } {
  let sql = known.get(catalog);
  if (sql === undefined) known.set(catalog, (sql = userSql(catalog)));
  return { sql, read: userOf };
}

function userOf(row: readonly unknown[]): UserColumns {
  const [userId, username, departmentId, locale, roles] = row;
  return {
    userId: userId as string,
    username: username as string,
    departmentId: departmentId as string | null,
    locale: locale as string | null,
    roles: (roles as string[] | null) ?? [],
  };
}

function userSql(catalog: Catalog): UserSql {
  const table = catalog.tables.tables.get(USER)!;
  const column = (field: string) => `u.${table.fields.get(field)!.columns[0]!.sql}`;
  const user = {
    table: `${table.sql} u`,
    id: column('id'),
    columns: ['id', 'username', 'department', 'locale', 'roles'].map(column).join(', '),
    isThere: `${column('deletedAt')} is null and ${column('status')} <> 'left'`,
  };
  return { ...user, bySession: sessionSql(user) };
}

function sessionSql({ table, id, columns, isThere }: Omit<UserSql, 'bySession'>): string {
  return `select ${columns}, s.id, s.created_at, s.last_seen_at, s.viewed_user_id, s.viewed_until, s.provider is not null or exists (
       select from kehu.second_factor f where f.user_id = s.user_id and f.confirmed_at is not null)
     from kehu.session s join ${table} on ${id} = s.user_id
     where s.token_hash = $1 and s.expires_at > $2::timestamptz and ${isThere}`;
}
