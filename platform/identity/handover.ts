import { Injectable } from '@nestjs/common';
import { Access } from '../access/access.ts';
import type { QueryTree } from '../expression/query-tree.ts';
import type { Caller } from '../kernel/caller.ts';
import { Forbidden, Invalid, NotFound } from '../kernel/errors.ts';
import { isId } from '../kernel/ids.ts';
import type { Message } from '../kernel/text.ts';
import type { Entity } from '../model/model.ts';
import { idIn } from '../records/query-trees.ts';
import { RecordsService } from '../records/records.service.ts';
import { CurrentCatalog } from '../storage/catalog.ts';
import { Database } from '../storage/connection/database.ts';
import { maySignIn, type Account } from './account.ts';
import { Accounts } from './accounts.ts';
import { IdentityLog } from './identity-log.ts';
import { messages } from './messages.ts';
import { RequestBody } from './request-body.ts';

/** Records of one call: a few transactions, an answer within seconds. Whoever asks repeats until none is left. */
const MOST = 2000;
const CHUNK = 500;

export interface OwnedRecords {
  readonly entity: string;
  readonly label: Readonly<Record<string, string>>;
  readonly count: number;
}

export interface HandoverStep {
  readonly moved: number;
  /** Of the entities asked for; repeat while it is not 0. */
  readonly remaining: number;
  /** Records that a rule kept, the first ones with the reason. */
  readonly refused: readonly { readonly entity: string; readonly id: string; readonly reason: string }[];
}

/** Records of somebody who leaves go to somebody who stays, through the one write path, each change in the log. */
@Injectable()
export class Handover {
  constructor(
    private readonly database: Database,
    private readonly current: CurrentCatalog,
    private readonly accounts: Accounts,
    private readonly records: RecordsService,
    private readonly access: Access,
    private readonly log: IdentityLog,
  ) {}

  /** How many records of each entity somebody owns. */
  async owned(caller: Caller, userId: string): Promise<{ items: OwnedRecords[] }> {
    const { id } = await this.#person(caller, userId);
    const items: OwnedRecords[] = [];
    for (const entity of this.#owningEntities()) {
      const count = await this.#count(entity, id);
      const label = entity.spec.pluralLabel ?? entity.label;
      if (count > 0) items.push({ entity: entity.key, label, count });
    }
    return { items };
  }

  /** Hands a part over. Records a rule keeps stay and are told. */
  async step(caller: Caller, userId: string, sent: unknown): Promise<HandoverStep> {
    const leaving = await this.#person(caller, userId);
    const body = new RequestBody(sent);
    const to = body.text('to').toLowerCase();
    const named = body.texts('entities', 200);
    const skip = body.texts('skip', 5000) ?? [];
    body.end();
    await this.#checkTaker(leaving.id, to);
    const entities = this.#owningEntities().filter(({ key }) => !named || named.includes(key));
    const refused: HandoverStep['refused'][number][] = [];
    let moved = 0;
    for (const entity of entities) {
      while (moved + refused.length < MOST) {
        const kept = [...skip, ...refused.map(({ id }) => id)];
        const ids = await this.#idsOf(entity, leaving.id, kept);
        if (ids.length === 0) break;
        moved += await this.#move(caller, entity, ids, to, refused);
      }
    }
    if (moved > 0) await this.#note(caller, leaving, to, moved);
    const counts = await Promise.all(entities.map((entity) => this.#count(entity, leaving.id)));
    const left = counts.reduce((sum, count) => sum + count, 0);
    return { moved, remaining: Math.max(0, left - skip.length - refused.length), refused };
  }

  async #move(
    caller: Caller,
    entity: Entity,
    ids: readonly string[],
    to: string,
    refused: HandoverStep['refused'][number][],
  ): Promise<number> {
    const operations = ids.map((id) => ({ op: 'update' as const, id, data: { owner: to } }));
    const options = { atomic: false, source: 'handover' };
    const results = await this.records.batch(caller, entity.key, operations, options);
    for (const result of results) {
      if (result.status !== 'failed') continue;
      refused.push({ entity: entity.key, id: ids[result.index]!, reason: result.error.summary.code });
    }
    return results.filter(({ status }) => status !== 'failed').length;
  }

  #owningEntities(): Entity[] {
    const entities = [...this.current.get().model.entities.values()];
    return entities.filter(({ spec, fields }) => spec.ownedBy === 'user' && fields.has('owner'));
  }

  async #idsOf(entity: Entity, owner: string, without: readonly string[]): Promise<string[]> {
    const where: QueryTree =
      without.length === 0
        ? owns(owner)
        : { op: 'and', args: [owns(owner), { op: 'not', arg: idIn(without) }] };
    const query = { entity: entity.key, select: [['id']], where, sort: [], limit: CHUNK };
    const rows = await this.current.get().store.find(this.database.session, query);
    return rows.map(({ id }) => String(id));
  }

  async #count(entity: Entity, owner: string): Promise<number> {
    return this.current.get().store.count(this.database.session, entity.key, owns(owner), 'exact');
  }

  async #person(caller: Caller, userId: string): Promise<Account> {
    if (!this.access.holds(caller, 'administer')) throw new Forbidden(messages.adminOnly());
    const account = isId(userId) ? await this.accounts.byId(this.database.session, userId) : undefined;
    if (!account) throw new NotFound(messages.inviteeUnknown());
    return account;
  }

  async #checkTaker(from: string, to: string): Promise<void> {
    if (to === from) throw badTaker(messages.handoverToSelf());
    const taker = isId(to) ? await this.accounts.byId(this.database.session, to) : undefined;
    if (!taker || !maySignIn(taker)) throw badTaker(messages.handoverToGone());
  }

  async #note(caller: Caller, { id: userId }: Account, to: string, records: number): Promise<void> {
    await this.database.transaction((tx) => this.log.note(tx, caller, 'handedOver', { userId, to, records }));
  }
}

function badTaker(message: Message): Invalid {
  return new Invalid(messages.handoverRejected(), [{ path: 'to', message }]);
}

const TEXT = { kind: 'string' } as const;

function owns(owner: string): QueryTree {
  const left: QueryTree = { op: 'field', path: ['owner'], type: TEXT };
  return { op: 'compare', by: '==', left, right: { op: 'value', value: owner, type: TEXT } };
}
