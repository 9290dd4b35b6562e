import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Access } from '../access/access.ts';
import type { Standing } from '../access/standing.ts';
import type { Caller } from '../kernel/caller.ts';
import { Clock } from '../kernel/clock.ts';
import { CurrentCatalog, type Catalog } from '../storage/catalog.ts';
import { Database } from '../storage/connection/database.ts';
import { Organisations } from './organisation.ts';
import { readStanding } from './sharing/standing-reader.ts';
import { entityOf, type Change } from './write/change.ts';
import { WriteRules, type WriteRule } from './write-rule.ts';

const FRESH_FOR_MS = 1000;
const MOST_KEPT = 2000;
/** Records that say who may reach what. */
const SAYING: ReadonlySet<string> = new Set([
  'core:user',
  'core:department',
  'core:delegation',
  'core:delegatedRecord',
  'core:accessGrant',
]);

interface Kept {
  readonly standing: Standing;
  readonly catalog: Catalog;
  readonly readAt: number;
}

/**
 * Tells access who a caller is among the others, where his roles ask for that. Remembered for a moment, by the
 * business clock too; once something that says so is written here, it is read anew until that write has surely ended.
 */
@Injectable()
export class Standings implements WriteRule, OnModuleInit {
  readonly name = 'standings';
  readonly #told = new WeakMap<Caller, number>();
  readonly #kept = new Map<string, Kept>();
  #changedAt = 0;
  #unsettledUntil = 0;

  constructor(
    private readonly access: Access,
    private readonly clock: Clock,
    private readonly organisations: Organisations,
    private readonly database: Database,
    private readonly current: CurrentCatalog,
    private readonly rules: WriteRules,
  ) {}

  onModuleInit(): void {
    this.rules.register(this);
  }

  async apply(changes: readonly Change[]): Promise<void> {
    const says = changes.some((change) => SAYING.has(entityOf(change).key) || 'team' in change.values);
    if (!says) return;
    this.#kept.clear();
    this.#changedAt = Date.now();
    this.#unsettledUntil = this.#changedAt + 2 * FRESH_FOR_MS;
  }

  async learn(caller: Caller): Promise<void> {
    if (!this.access.needsStanding(caller)) return;
    const toldAt = this.#told.get(caller) ?? 0;
    if (Date.now() - toldAt < FRESH_FOR_MS && toldAt > this.#changedAt) return;
    this.access.learn(caller, await this.#standing(caller));
    this.#told.set(caller, Date.now());
  }

  async #standing(caller: Caller): Promise<Standing> {
    const { userId, name, departmentId, roles, locale } = caller;
    const key = JSON.stringify([userId, name, departmentId, roles, locale]);
    const catalog = this.current.get();
    const now = this.clock.now();
    const kept = this.#kept.get(key);
    if (kept?.catalog === catalog && this.#isFresh(kept, now)) return kept.standing;
    const { timeZone } = await this.organisations.get();
    const readAt = Date.now();
    const standing = await readStanding(catalog, this.database.aside, caller, { now, timeZone });
    if (readAt < this.#unsettledUntil) return standing;
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
    this.#kept.set(key, { standing, catalog, readAt });
    return standing;
  }

  #isFresh({ readAt, standing }: Kept, now: Date): boolean {
    const isRecent = Date.now() - readAt < FRESH_FOR_MS && Date.now() >= this.#unsettledUntil;
    return isRecent && Math.abs(now.getTime() - standing.now.getTime()) < FRESH_FOR_MS;
  }
}
