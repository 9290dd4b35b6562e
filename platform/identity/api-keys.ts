import { Injectable } from '@nestjs/common';
import type { Caller, KeyScope } from '../kernel/caller.ts';
import { didYouMean } from '../kernel/did-you-mean.ts';
import { Conflict, Invalid, NotFound, type Issue } from '../kernel/errors.ts';
import { isId, newId } from '../kernel/ids.ts';
import { notSignedIn } from '../kernel/request.ts';
import { CurrentCatalog } from '../storage/catalog.ts';
import { Database } from '../storage/connection/database.ts';
import { KeyStore, type KeyUser, type StoredKey } from '../storage/store/key-store.ts';
import { IdentityLog } from './identity-log.ts';
import { messages } from './messages.ts';
import { RequestBody } from './request-body.ts';
import { hashToken, newSecretToken } from './secret-token.ts';

const MOST_KEYS = 20;
const DAY_MS = 86_400_000;
const LONGEST_DAYS = 3650;
const SHOWN = 12;
const TOUCH_MS = 60_000;
const OPERATIONS = ['create', 'update', 'delete', 'export', 'import', 'print', 'merge', 'assign', 'share'];

/** How every key begins, so that scanners for leaked secrets know one. */
export const KEY_PREFIX = 'kehu_';

/** A key just made; `key` is shown this once. */
export interface MadeKey extends StoredKey {
  readonly key: string;
}

/** Keys by which programs act for their owner: with his rights, narrowed by the scope, and never to administer. */
@Injectable()
export class ApiKeys {
  constructor(
    private readonly database: Database,
    private readonly current: CurrentCatalog,
    private readonly store: KeyStore,
    private readonly log: IdentityLog,
  ) {}

  listOf(userId: string): Promise<StoredKey[]> {
    return this.store.listOf(this.database.session, userId);
  }

  async make(caller: Caller, sent: unknown): Promise<MadeKey> {
    const { userId } = caller;
    if (userId === undefined) throw notSignedIn();
    const { name, scope, days } = this.#read(sent);
    if ((await this.listOf(userId)).length >= MOST_KEYS)
      throw new Conflict(messages.tooManyKeys({ max: MOST_KEYS }));
    const key = `${KEY_PREFIX}${newSecretToken()}`;
    const now = Date.now();
    const stored: StoredKey = {
      id: newId(),
      userId,
      name,
      prefix: key.slice(0, SHOWN),
      scope,
      createdAt: new Date(now).toISOString(),
      expiresAt: days === undefined ? null : new Date(now + days * DAY_MS).toISOString(),
      lastUsedAt: null,
    };
    await this.database.transaction(async (tx) => {
      await this.store.insert(tx, { ...stored, hash: hashToken(key) });
      await this.log.note(tx, caller, 'keyMade', { userId, key: name, scope, expiresAt: stored.expiresAt });
    });
    return { ...stored, key };
  }

  async revoke(caller: Caller, userId: string, id: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const name = isId(id) ? await this.store.remove(tx, userId, id) : undefined;
      if (name === undefined) throw new NotFound(messages.keyUnknown());
      await this.log.note(tx, caller, 'keyRevoked', { userId, key: name });
    });
  }

  /** Whom a key acts for; undefined: it is none, has ended, or its owner has left. */
  async find(key: string): Promise<KeyUser | undefined> {
    const found = await this.store.find(this.database.session, this.current.get(), hashToken(key));
    if (found && Date.now() - Date.parse(found.lastUsedAt ?? '1970-01-01') > TOUCH_MS)
      this.store.touch(this.database.session, found.keyId).catch(() => undefined);
    return found;
  }

  #read(sent: unknown): { name: string; scope: KeyScope; days: number | undefined } {
    const body = new RequestBody(sent);
    const name = body.text('name', 60);
    const days = body.wholeNumber('days', 1, LONGEST_DAYS);
    const readOnly = body.flag('readOnly') ?? false;
    const entities = body.texts('entities', 200);
    const operations = body.texts('operations', OPERATIONS.length);
    body.end();
    const issues: Issue[] = [];
    const keys = entities?.map((entity) => this.#entity(entity, issues));
    for (const operation of operations ?? [])
      if (!OPERATIONS.includes(operation)) issues.push(unknown(operation));
    if (issues.length > 0) throw new Invalid(messages.keyRejected(), issues);
    return {
      name,
      days,
      scope: { readOnly, ...(keys ? { entities: keys } : {}), ...(operations ? { operations } : {}) },
    };
  }

  #entity(name: string, issues: Issue[]): string {
    const entity = this.current.get().model.findEntity(name);
    if (!entity) issues.push({ path: 'entities', message: messages.keyEntityUnknown({ entity: name }) });
    return entity?.key ?? name;
  }
}

function unknown(operation: string): Issue {
  const known = didYouMean(operation, OPERATIONS) ?? OPERATIONS.join(', ');
  return { path: 'operations', message: messages.keyOperationUnknown({ operation, known }) };
}
