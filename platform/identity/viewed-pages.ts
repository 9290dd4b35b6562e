import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../kernel/caller.ts';
import { isId } from '../kernel/ids.ts';
import { isObject } from '../kernel/json.ts';
import { CurrentCatalog } from '../storage/catalog.ts';
import { Database } from '../storage/connection/database.ts';
import { OperationLog } from '../storage/store/operation-log.ts';

/** The same thing asked again counts anew after this long. */
const ONE_LOOK_MS = 10 * 60_000;
const MOST_KEPT = 5000;
const LONGEST = 500;
/** What tells nothing of records: who one is, and how the screens are made. */
const NO_RECORDS = /^\/api\/(auth|model|openapi\.json)(\/|$)/;

/** Everything somebody looks at as another user stands in the operation log before he sees it. */
@Injectable()
export class ViewedPages {
  readonly #seen = new Map<string, number>();

  constructor(
    private readonly database: Database,
    private readonly current: CurrentCatalog,
    private readonly log: OperationLog,
  ) {}

  async note(caller: Caller, request: FastifyRequest): Promise<void> {
    const { viewer } = caller;
    const route = request.routeOptions.url ?? '';
    if (!viewer || !route.startsWith('/api/') || NO_RECORDS.test(route)) return;
    const asked = `${request.method} ${readable(request.url)}${bodyOf(request)}`;
    const look = JSON.stringify([viewer.id, viewer.until, caller.userId, asked]);
    const now = Date.now();
    if (now - (this.#seen.get(look) ?? 0) < ONE_LOOK_MS) return;
    if (this.#seen.size >= MOST_KEPT) this.#seen.clear();
    const { entity, id } = this.#about(request);
    const entry = {
      at: new Date(now).toISOString(),
      userId: caller.actorId,
      actor: caller.actor,
      operation: id ? 'viewed' : 'viewedList',
      entity,
      requestId: request.id,
      details: { onBehalfOf: caller.userId, asked: asked.slice(0, LONGEST), ...(id ? { record: id } : {}) },
    };
    await this.database.transaction((tx) => this.log.append(tx, [entry]));
    this.#seen.set(look, now);
  }

  /** The entity and the record a request names, as far as they are known ones. */
  #about({ params, body }: FastifyRequest): { entity: string | undefined; id: string | undefined } {
    const named = { ...(isObject(body) ? body : {}), ...(isObject(params) ? params : {}) };
    const { entity, id } = named as { entity?: unknown; id?: unknown };
    const known = typeof entity === 'string' ? this.current.get().model.findEntity(entity)?.key : undefined;
    return { entity: known, id: known && isId(id) ? id : undefined };
  }
}

function bodyOf({ body }: FastifyRequest): string {
  return isObject(body) ? ` ${JSON.stringify(body)}` : '';
}

function readable(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
