import { Injectable } from '@nestjs/common';
import type { KeyScope } from '../../kernel/caller.ts';
import type { Catalog } from '../catalog.ts';
import type { Session } from '../connection/session.ts';
import { userColumns, type UserColumns } from './session-user.ts';

/** The key of a program. What opens the door is known to the program alone. */
export interface StoredKey {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  /** How it begins, so that people find it again. */
  readonly prefix: string;
  readonly scope: KeyScope;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
}

export interface KeyUser extends UserColumns {
  readonly keyId: string;
  readonly keyName: string;
  readonly scope: KeyScope;
  readonly lastUsedAt: string | null;
}

const COLUMNS = `id, user_id as "userId", name, prefix, scope, created_at as "createdAt",
  expires_at as "expiresAt", last_used_at as "lastUsedAt"`;

/** API keys, found by their hash. */
@Injectable()
export class KeyStore {
  async insert(tx: Session, key: StoredKey & { readonly hash: string }): Promise<void> {
    await tx.run(
      `insert into kehu.api_key (id, user_id, name, prefix, key_hash, scope, created_at, expires_at)
       values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8)`,
      [
        key.id,
        key.userId,
        key.name,
        key.prefix,
        key.hash,
        JSON.stringify(key.scope),
        key.createdAt,
        key.expiresAt,
      ],
    );
  }

  listOf(session: Session, userId: string): Promise<StoredKey[]> {
    return session.rows<StoredKey>(
      `select ${COLUMNS} from kehu.api_key where user_id = $1 order by created_at desc`,
      [userId],
    );
  }

  /** The name of what was removed. */
  async remove(tx: Session, userId: string, id: string): Promise<string | undefined> {
    const [row] = await tx.rows<{ name: string }>(
      'delete from kehu.api_key where user_id = $1 and id = $2 returning name',
      [userId, id],
    );
    return row?.name;
  }

  removeOf(tx: Session, userId: string): Promise<number> {
    return tx.run('delete from kehu.api_key where user_id = $1', [userId]);
  }

  /** The user of a live key who has not left, in one look-up that runs on every request. */
  async find(session: Session, catalog: Catalog, hash: string): Promise<KeyUser | undefined> {
    const { sql, read } = userColumns(catalog);
    const [row] = await session.arrays(
      `select ${sql.columns}, k.id, k.name, k.scope, k.last_used_at
       from kehu.api_key k join ${sql.table} on ${sql.id} = k.user_id
       where k.key_hash = $1 and (k.expires_at is null or k.expires_at > now()) and ${sql.isThere}`,
      [hash],
    );
    if (!row) return undefined;
    const [keyId, keyName, scope, lastUsedAt] = row.slice(-4);
    return {
      ...read(row),
      keyId: keyId as string,
      keyName: keyName as string,
      scope: scope as KeyScope,
      lastUsedAt: lastUsedAt as string | null,
    };
  }

  async touch(session: Session, id: string): Promise<void> {
    await session.run('update kehu.api_key set last_used_at = now() where id = $1', [id]);
  }
}
