import { Injectable } from '@nestjs/common';
import type { Caller } from '../../kernel/caller.ts';
import { keyAllows } from '../../access/key-scope.ts';
import { Forbidden, NotFound, Stale } from '../../kernel/errors.ts';
import { isId } from '../../kernel/ids.ts';
import { Database } from '../../storage/connection/database.ts';
import type { Session } from '../../storage/connection/session.ts';
import type { Row } from '../../storage/stored-record.ts';
import { holdsFor } from '../explain/holds-for.ts';
import { messages } from '../messages.ts';
import type { Entity } from '../../model/model.ts';
import { operationNames } from '../operation-names.ts';
import { getRecord } from '../read/get-record.ts';
import { visibleRows, type ReadSession } from '../read/read-session.ts';
import { recordTitles } from '../read/record-titles.ts';
import { planOf } from '../record-plan.ts';
import { RecordsService, type UpdateOptions } from '../records.service.ts';
import { notAnId } from '../write/operation.ts';
import { recordNotFound } from '../write/stage-changes.ts';
import type { ActionResult, ActionTarget, RecordPointer } from './record-action.ts';
import { RecordActions } from './record-actions.ts';

/** One call of an action. */
export interface ActionRequest {
  readonly entity: string;
  readonly id: string;
  readonly action: string;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly options?: UpdateOptions;
}

/** Does what can be done with records, each call in one transaction with the record locked. */
@Injectable()
export class ActionRunner {
  constructor(
    private readonly actions: RecordActions,
    private readonly records: RecordsService,
    private readonly database: Database,
  ) {}

  /**
   * The record afterwards, as the caller reads it, with `$made`, `$open` and `$tells` of the result. Given a
   * transaction, it is part of it.
   *
   * @throws NotFound where the caller does not see the record, or nobody offers the action; whatever refuses it
   */
  async run(caller: Caller, request: ActionRequest, tx?: Session): Promise<Row> {
    if (tx) return this.#inside(caller, request, tx);
    if (await this.isOutside(caller, request))
      return this.#with(await this.records.reading(caller), request, 'none');
    return this.database.transaction((own) => this.#inside(caller, request, own));
  }

  /** Whether the action runs without a transaction around it. */
  async isOutside(
    caller: Caller,
    { entity, action }: Pick<ActionRequest, 'entity' | 'action'>,
  ): Promise<boolean> {
    const { model } = (await this.records.reading(caller)).catalog;
    return this.actions.get(model.entity(entity), model, action).isOutside === true;
  }

  async #inside(caller: Caller, request: ActionRequest, tx: Session): Promise<Row> {
    return this.#with(await this.records.reading(caller, tx), request, 'noKeyUpdate');
  }

  async #with(read: ReadSession, request: ActionRequest, lock: 'none' | 'noKeyUpdate'): Promise<Row> {
    const { model } = read.catalog;
    const entity = model.entity(request.entity);
    const action = this.actions.offered(read.caller, entity, model, request.action);
    refuseKey(read, entity);
    const target = await targetOf(read, request, lock);
    const { expectedVersion, ...options } = request.options ?? {};
    const { version } = target.record;
    if (expectedVersion !== undefined && expectedVersion !== version)
      throw new Stale(messages.stale(), [], { current: { version } });
    const refusal = await action.refusal(target);
    if (refusal) throw refusal;
    const result = await action.run(target, { body: request.body ?? {}, options });
    return answerOf(target, result);
  }
}

/** A program whose key may not change records of the entity does nothing with them, whatever its owner may do. */
function refuseKey({ caller }: ReadSession, entity: Entity): void {
  if (keyAllows(caller.key, entity, 'update')) return;
  throw new Forbidden(messages.denied({ operation: operationNames.update, entity: entity.label }));
}

/** The record an action is about, of those the caller sees. */
export async function targetOf(
  read: ReadSession,
  { entity: name, id: asked }: Pick<ActionRequest, 'entity' | 'id'>,
  lock: 'none' | 'noKeyUpdate',
): Promise<ActionTarget> {
  const { model, store } = read.catalog;
  const entity = model.entity(name);
  if (!isId(asked)) throw notAnId(asked);
  const id = asked.toLowerCase();
  const visible = visibleRows(read, entity);
  const record = (await store.lock(read.session, entity.key, [id], lock)).get(id);
  if (!record || record['deletedAt'] || !(await holdsFor(read, entity, id, visible)))
    throw recordNotFound(planOf(model, entity), asked);
  return { read, entity, id, record };
}

/** Who may do something with a record need not see it any more when it is done. */
async function answerOf({ read, entity, id }: ActionTarget, result: ActionResult): Promise<Row> {
  const row = await getRecord(read, entity, id).catch((error: unknown) => {
    if (error instanceof NotFound || error instanceof Forbidden) return { id };
    throw error;
  });
  const { made, open, tells } = result;
  const told = await Promise.all(
    Object.entries(made ?? {}).map(async ([name, one]) => [name, await titled(read, one)] as const),
  );
  return {
    ...row,
    ...(made ? { $made: Object.fromEntries(told) } : {}),
    ...(open ? { $open: await titled(read, open) } : {}),
    ...(tells === undefined ? {} : { $tells: tells }),
  };
}

async function titled(
  read: ReadSession,
  { entity, id }: RecordPointer,
): Promise<RecordPointer & { readonly title: string | null }> {
  const titles = await recordTitles(read, entity, [id]);
  return { entity, id, title: titles[id] ?? null };
}
