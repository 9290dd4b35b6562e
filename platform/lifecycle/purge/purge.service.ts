import { Injectable } from '@nestjs/common';
import { Access } from '../../access/access.ts';
import type { Caller } from '../../kernel/caller.ts';
import { didYouMean } from '../../kernel/did-you-mean.ts';
import { Invalid, Malformed, NotFound } from '../../kernel/errors.ts';
import { isObject } from '../../kernel/json.ts';
import { CurrentCatalog } from '../../storage/catalog.ts';
import { purge, retiredCount, retiredData, type RetiredData } from '../../storage/change/retired-data.ts';
import { Database } from '../../storage/connection/database.ts';
import { OperationLog } from '../../storage/store/operation-log.ts';
import { refuseOthers } from '../customising.ts';
import { PUBLISH_LOCK } from '../publish/publish-lock.ts';
import { messages } from './messages.ts';

/** Data that is kept although nothing in force shows it. */
export interface KeptData {
  /** `library:book.shelf`, or `library:book` for an entity: what a purge is confirmed with. */
  readonly name: string;
  readonly entity: string;
  readonly field?: string;
  /** Records that have a value, or rows of the entity. */
  readonly count: number;
}

/**
 * The one act that loses data: what retired fields and entities still hold goes for good. Never part of publishing;
 * whoever asks for it writes the name of what goes.
 */
@Injectable()
export class PurgeService {
  constructor(
    private readonly database: Database,
    private readonly current: CurrentCatalog,
    private readonly log: OperationLog,
    private readonly access: Access,
  ) {}

  async list(caller: Caller): Promise<{ items: KeptData[] }> {
    refuseOthers(this.access, caller);
    const items: KeptData[] = [];
    for (const data of await this.#retired()) {
      const { entity, field } = data;
      const count = await retiredCount(this.database.session, data);
      items.push({ name: nameOf(data), entity, ...(field === undefined ? {} : { field }), count });
    }
    return { items };
  }

  /** @param body `{name, confirm}`: both the name of what goes */
  async purge(caller: Caller, body: unknown): Promise<{ name: string; count: number }> {
    refuseOthers(this.access, caller);
    if (!isObject(body) || typeof body.name !== 'string' || Object.keys(body).some((key) => !KEYS.has(key)))
      throw new Malformed(messages.purgeShape());
    const { name, confirm } = body;
    if (confirm !== name) throw new Invalid(messages.purgeUnconfirmed({ name }));
    return this.database.alone(PUBLISH_LOCK, () => this.#purge(caller, name));
  }

  async #purge(caller: Caller, name: string): Promise<{ name: string; count: number }> {
    await this.current.renew();
    const known = await this.#retired();
    const data = known.find((one) => nameOf(one) === name);
    if (!data) throw this.#unknown(name, known);
    const count = await retiredCount(this.database.session, data);
    const entry = {
      at: new Date().toISOString(),
      userId: caller.userId ?? null,
      actor: caller.actor,
      operation: 'purge',
      entity: data.entity,
      details: { name, count },
    };
    await purge(this.database, data, (tx) => this.log.append(tx, [entry]));
    return { name, count };
  }

  #retired(): Promise<RetiredData[]> {
    return retiredData(this.database.session, this.current.get().model);
  }

  /** What is in force has to be retired first. */
  #unknown(name: string, known: readonly RetiredData[]): Invalid | NotFound {
    const { model } = this.current.get();
    const dot = name.lastIndexOf('.');
    const [entity, field] = dot < 0 ? [name, undefined] : [name.slice(0, dot), name.slice(dot + 1)];
    const found = model.entities.get(entity);
    if (found && (field === undefined || found.fields.has(field)))
      return new Invalid(messages.purgeInForce({ name }));
    const near = didYouMean(name, known.map(nameOf));
    return new NotFound(near ? messages.purgeAbsentNear({ name, near }) : messages.purgeAbsent({ name }));
  }
}

const KEYS: ReadonlySet<string> = new Set(['name', 'confirm']);

function nameOf({ entity, field }: RetiredData): string {
  return field === undefined ? entity : `${entity}.${field}`;
}
