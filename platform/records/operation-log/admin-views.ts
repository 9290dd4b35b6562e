import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Access } from '../../access/access.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Clock } from '../../kernel/clock.ts';
import type { Entity } from '../../model/model.ts';
import { CurrentCatalog } from '../../storage/catalog.ts';
import { Database } from '../../storage/connection/database.ts';
import type { Row } from '../../storage/stored-record.ts';
import { OperationLog, type OperationEntry } from '../../storage/store/operation-log.ts';

/** A look at the same thing counts anew after this long. */
const ONE_LOOK_MS = 10 * 60_000;
const MOST_KEPT = 5000;
/** Looks of so long are written together: one transaction for each would cost more than the reading. */
const GATHERED_MS = 100;

/**
 * Who administers sees everything; that he looked at records of others stands in the operation log. It is not part of
 * the record's own history, and it is written beside the request.
 */
@Injectable()
export class AdminViews implements OnApplicationShutdown {
  readonly #logger = new Logger(AdminViews.name);
  readonly #seen = new Map<string, number>();
  #waiting = new Map<string, OperationEntry>();
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly current: CurrentCatalog,
    private readonly access: Access,
    private readonly clock: Clock,
    private readonly log: OperationLog,
  ) {}

  record(caller: Caller, entityName: string, row: Row): void {
    const entity = this.#watched(caller, entityName);
    if (!entity || isOwn(caller, row)) return;
    this.#note(caller, entity, 'viewed', { record: row['id'] });
  }

  list(
    caller: Caller,
    entityName: string,
    rows: readonly Row[],
    asked: Readonly<Record<string, unknown>>,
  ): void {
    const entity = this.#watched(caller, entityName);
    if (!entity || rows.every((row) => isOwn(caller, row))) return;
    const { filter, q, view } = asked;
    const said = Object.entries({ filter, q, view }).filter(([, value]) => value !== undefined);
    this.#note(caller, entity, 'viewedList', Object.fromEntries(said));
  }

  /** Entities whose records belong to somebody, as far as the caller sees them by administering. */
  #watched(caller: Caller, name: string): Entity | undefined {
    if (caller.isSystem || caller.viewer || !this.access.holds(caller, 'administer')) return undefined;
    const entity = this.current.get().model.findEntity(name);
    return entity?.ownedBy === 'user' && entity.pack !== 'core' ? entity : undefined;
  }

  #note(caller: Caller, { key: entity }: Entity, operation: string, details: Record<string, unknown>): void {
    const look = JSON.stringify([caller.userId, operation, entity, details]);
    const now = Date.now();
    if (now - (this.#seen.get(look) ?? 0) < ONE_LOOK_MS) return;
    if (this.#seen.size >= MOST_KEPT) this.#seen.clear();
    this.#seen.set(look, now);
    const entry: OperationEntry = {
      at: this.clock.now().toISOString(),
      userId: caller.actorId,
      actor: caller.actor,
      operation,
      entity,
      details,
    };
    this.#waiting.set(look, entry);
    this.#timer ??= setTimeout(() => void this.#write(), GATHERED_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#write();
  }

  async #write(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const looks = this.#waiting;
    this.#waiting = new Map();
    if (looks.size === 0) return;
    try {
      await this.database.transaction((tx) => this.log.append(tx, [...looks.values()]));
    } catch (error) {
      for (const look of looks.keys()) this.#seen.delete(look);
      this.#logger.warn((error as Error).message);
    }
  }
}

/** A row without its owner may be anybody's. */
function isOwn({ userId }: Caller, row: Row): boolean {
  const owner = row['owner'] as { readonly id: string } | null | undefined;
  return owner?.id === userId;
}
