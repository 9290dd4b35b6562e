import type { Access } from '../../access/access.ts';
import type { CalendarContext } from '../../expression/environment.ts';
import { localTime } from '../../expression/calendar/time-zone.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Invalid, type Issue, type KehuError } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import type { Message } from '../../kernel/text.ts';
import type { Catalog } from '../../storage/catalog.ts';
import type { Session } from '../../storage/connection/session.ts';
import { messages } from '../messages.ts';
import type { Organisation } from '../organisation.ts';
import { pathOf, type Change } from './change.ts';
import type { DrawnNumbers } from './drawn-numbers.ts';
import { ExchangeRates } from './exchange-rates.ts';
import { LoadedRollups } from './loaded-rollups.ts';
import { LoadedRecords } from './loaded-records.ts';
import type { WriteStores } from './write-stores.ts';

/** What a client or a feature adds to a write. */
export interface WriteOptions {
  /** Answers to rules that need a reason, by rule name. */
  readonly reasons?: Readonly<Record<string, string>>;
  /** Taken for every rule that needs a reason and has none in `reasons` (batch, import). */
  readonly defaultReason?: string;
  /** Where the write comes from, for the operation log: `import`, `restore` … ; undefined for a person's call. */
  readonly source?: string;
  /** What it writes happened before, elsewhere (records a pack brings): the gates of processes are not asked. */
  readonly isHistory?: boolean;
  /** What was ticked before a record goes on from its stage; of all records written. */
  readonly checklist?: readonly string[];
  readonly requestId?: string;
  /** What the operation log keeps with the change of a record, by its id: why the system made it. */
  readonly notes?: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  /** What is left of an amount is given to what is open, also where the record counted before. */
  readonly settles?: boolean;
  /** Where what stands below a deleted record of a tree goes: to the record above it, or to the top. */
  readonly below?: 'up' | 'top';
  /** How many actions led to each other, by themselves, to come here. */
  readonly depth?: number;
  /** One of many changes of a call, which needs a right of its own. */
  readonly isBulk?: boolean;
}

export interface WriteEnvironment {
  readonly caller: Caller;
  readonly catalog: Catalog;
  readonly access: Access;
  readonly now: Date;
  readonly organisation: Organisation;
  readonly options: WriteOptions;
  readonly stores: WriteStores;
  /** Numbers drawn beforehand; without them all are taken in the transaction. */
  readonly numbers?: DrawnNumbers;
}

/** One attempt at one transaction of writes: what it knows, and what it found wrong with each operation. */
export class WriteSession {
  readonly caller: Caller;
  readonly catalog: Catalog;
  readonly access: Access;
  readonly now: Date;
  readonly organisation: Organisation;
  readonly options: WriteOptions;
  readonly stores: WriteStores;
  readonly numbers: DrawnNumbers | undefined;
  readonly records: LoadedRecords;
  readonly rates: ExchangeRates;
  /** What the write does to each record, by id. */
  readonly changed = new Map<string, Change>();
  readonly rollups: LoadedRollups;
  readonly #issues = new Map<number, Issue[]>();
  readonly #errors = new Map<number, KehuError>();
  readonly #deletionIds = new Map<number, string>();
  /** Reasons that were needed and given, by operation: they go into the operation log. */
  readonly reasons = new Map<number, Record<string, string>>();

  constructor(
    environment: WriteEnvironment,
    readonly tx: Session,
  ) {
    this.caller = environment.caller;
    this.catalog = environment.catalog;
    this.access = environment.access;
    this.now = environment.now;
    this.organisation = environment.organisation;
    this.options = environment.options;
    this.stores = environment.stores;
    this.numbers = environment.numbers;
    this.records = new LoadedRecords(tx, environment.catalog.store);
    this.rollups = new LoadedRollups(this);
    this.rates = new ExchangeRates(tx, environment.catalog.store);
  }

  /** Rules see these records as they will be from now on. */
  lay(changes: readonly Change[]): void {
    for (const change of changes) this.changed.set(change.id, change);
  }

  /** Something is wrong with one field of a change (or, with '', the whole of it). */
  refuse(change: Change, field: string, message: Message): void {
    const issues = this.#issues.get(change.operation) ?? [];
    issues.push({ path: pathOf(change, field), message });
    this.#issues.set(change.operation, issues);
  }

  isRefused(change: Change, field: string): boolean {
    const path = pathOf(change, field);
    return this.#issues.get(change.operation)?.some((issue) => issue.path === path) ?? false;
  }

  /** The operation cannot be done at all. The first reason stays. */
  fail(operation: number, error: KehuError): void {
    if (!this.#errors.has(operation)) this.#errors.set(operation, error);
  }

  /** What one operation deletes, it deletes under this id. */
  deletionId(operation: number): string {
    const known = this.#deletionIds.get(operation) ?? newId();
    this.#deletionIds.set(operation, known);
    return known;
  }

  hasFailed(operation: number): boolean {
    return this.#errors.has(operation) || this.#issues.has(operation);
  }

  get failures(): ReadonlySet<number> {
    return new Set([...this.#errors.keys(), ...this.#issues.keys()]);
  }

  /** Why an operation failed; its own error before the issues of its values. */
  failure(
    operation: number,
    entityLabel: Parameters<typeof messages.invalidRecord>[0],
  ): KehuError | undefined {
    const issues = this.#issues.get(operation);
    return (
      this.#errors.get(operation) ?? (issues && new Invalid(messages.invalidRecord(entityLabel), issues))
    );
  }

  /** The organisation's calendar day. */
  get today(): string {
    return dayOf(this.now, this.organisation);
  }

  /** As of when computed fields that read the clock are computed. */
  get calendar(): CalendarContext {
    return { now: this.now, timeZone: this.organisation.timeZone };
  }

  /** The changes of operations that are still good. */
  live(changes: readonly Change[]): Change[] {
    return changes.filter(({ operation }) => !this.hasFailed(operation));
  }
}

export function dayOf(now: Date, { timeZone }: Organisation): string {
  return localTime(now.getTime(), timeZone)!.date;
}
