import { Injectable, Logger } from '@nestjs/common';
import { Access } from '../../access/access.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Clock } from '../../kernel/clock.ts';
import type { Entity } from '../../model/model.ts';
import { CurrentCatalog } from '../../storage/catalog.ts';
import { Database } from '../../storage/connection/database.ts';
import type { Row } from '../../storage/stored-record.ts';
import { OperationLog } from '../../storage/store/operation-log.ts';

/** A look at the same thing counts anew after this long. */
const ONE_LOOK_MS = 10 * 60_000;
const MOST_KEPT = 5000;

/**
 * Who administers sees everything; that he looked at records of others stands in the operation log. It is not part of
 * the record's own history, and it is written beside the request.
 */
@Injectable()
export class AdminViews {
  readonly #logger = new Logger(AdminViews.name);
  readonly #seen = new Map<string, number>();

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
    const entry = {
      at: this.clock.now().toISOString(),
      userId: caller.actorId,
      actor: caller.actor,
      operation,
      entity,
      details,
    };
    this.database
      .transaction((tx) => this.log.append(tx, [entry]))
      .catch((error: Error) => {
        this.#seen.delete(look);
        this.#logger.warn(error.message);
      });
  }
}

/** A row without its owner may be anybody's. */
function isOwn({ userId }: Caller, row: Row): boolean {
  const owner = row['owner'] as { readonly id: string } | null | undefined;
  return owner?.id === userId;
}
