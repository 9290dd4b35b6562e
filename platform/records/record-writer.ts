import { Injectable } from '@nestjs/common';
import { Access } from '../access/access.ts';
import type { Caller } from '../kernel/caller.ts';
import { Clock } from '../kernel/clock.ts';
import { KehuError, Malformed } from '../kernel/errors.ts';
import { CurrentCatalog, type Catalog } from '../storage/catalog.ts';
import { Database, StaleVersion } from '../storage/connection/database.ts';
import type { Session } from '../storage/connection/session.ts';
import { WriteStores } from './write/write-stores.ts';
import { messages } from './messages.ts';
import { Organisations, type Organisation } from './organisation.ts';
import { Standings } from './standings.ts';
import { planOf, type RecordPlan } from './record-plan.ts';
import { resultOf, type OperationResult } from './write/operation-result.ts';
import { readOperation, type Operation, type ReadOperation } from './write/operation.ts';
import { wavesOf } from './write/waves.ts';
import { DrawnNumbers } from './write/drawn-numbers.ts';
import { tryChange } from './write/try-change.ts';
import { writeRecords } from './write/write-records.ts';
import { dayOf, WriteSession, type WriteOptions } from './write/write-session.ts';
import { WriteRules } from './write-rule.ts';

export const MAX_OPERATIONS = 5000;
/** Operations of one transaction where they need not stand together: short enough to hold no lock for long. */
const CHUNK = 1000;

/** Reads what was written; it travels with the commit. */
export type Afterwards = (results: readonly OperationResult[], session: Session) => Promise<void>;

/** One call of the writer: for whom, on which Model, at which moment. */
interface Job {
  readonly caller: Caller;
  readonly catalog: Catalog;
  readonly plan: RecordPlan;
  readonly organisation: Organisation;
  readonly options: WriteOptions;
  /** As they came in: when another version comes into force meanwhile they are read again. */
  readonly operations: readonly Operation[];
  readonly tx: Session | undefined;
  readonly afterwards: Afterwards | undefined;
}

/** An attempt that is rolled back; what was wrong is in the session. */
class Attempt extends Error {
  constructor(readonly write: WriteSession) {
    super('rolled back');
  }
}

/** Runs writes in transactions: all or nothing, or each operation for itself. */
@Injectable()
export class RecordWriter {
  constructor(
    private readonly database: Database,
    private readonly current: CurrentCatalog,
    private readonly access: Access,
    private readonly clock: Clock,
    private readonly organisations: Organisations,
    private readonly rules: WriteRules,
    private readonly stores: WriteStores,
    private readonly standings: Standings,
  ) {}

  /** All operations in one transaction; throws what is wrong with any of them. */
  async writeTogether(
    caller: Caller,
    entity: string,
    operations: readonly Operation[],
    options: WriteOptions = {},
    tx?: Session,
    afterwards?: Afterwards,
  ): Promise<OperationResult[]> {
    const job = { ...(await this.#job(caller, entity, operations, options, tx)), afterwards };
    const { read, failed } = this.#read(job, operations);
    if (failed.size > 0) throw together(failed, operations.length);
    try {
      return await this.#attempt(job, read, true);
    } catch (error) {
      if (!(error instanceof Attempt)) throw error;
      throw together(failuresOf(job, error.write), operations.length);
    }
  }

  /** Each operation for itself: those that are right are stored, the others answer what is wrong with them. */
  async writeEach(
    caller: Caller,
    entity: string,
    operations: readonly Operation[],
    options: WriteOptions = {},
  ): Promise<OperationResult[]> {
    const job = await this.#job(caller, entity, operations, options, undefined);
    const { read, failed } = this.#read(job, operations);
    const results = [...failed].map(([index, error]): OperationResult => ({
      index,
      status: 'failed',
      error,
    }));
    for (let start = 0; start < read.length; start += CHUNK) {
      results.push(...(await this.#each(job, read.slice(start, start + CHUNK))));
    }
    return results.toSorted((a, b) => a.index - b.index);
  }

  /** What is found where an update of one record stands as it is; nothing of it stays. It is told in a transaction. */
  async asIf<T>(
    caller: Caller,
    entity: string,
    operation: Operation,
    options: WriteOptions,
    tx: Session,
    ask: () => Promise<T>,
  ): Promise<T> {
    const job = await this.#job(caller, entity, [operation], options, tx);
    const read = readOperation(job.plan, caller, this.access, operation, 0);
    return tryChange(new WriteSession({ ...job, ...this.#surroundings() }, tx), job.plan, read, ask);
  }

  async #job(
    caller: Caller,
    entity: string,
    operations: readonly Operation[],
    options: WriteOptions,
    tx: Session | undefined,
  ): Promise<Job> {
    if (operations.length > MAX_OPERATIONS) {
      throw new Malformed(messages.tooManyOperations({ limit: MAX_OPERATIONS, count: operations.length }));
    }
    await this.standings.learn(caller);
    const catalog = this.current.get();
    const plan = planOf(catalog.model, catalog.model.entity(entity));
    return {
      caller,
      catalog,
      plan,
      organisation: await this.organisations.get(),
      options,
      operations,
      tx,
      afterwards: undefined,
    };
  }

  #read({ plan, caller }: Job, operations: readonly Operation[]) {
    const read: ReadOperation[] = [];
    const failed = new Map<number, KehuError>();
    for (const [index, operation] of operations.entries()) {
      try {
        read.push(readOperation(plan, caller, this.access, operation, index));
      } catch (error) {
        if (!(error instanceof KehuError)) throw error;
        failed.set(index, error);
      }
    }
    return { read, failed };
  }

  /** A write made for metadata that has just been replaced is made again for what is in force now. */
  async #attempt(
    job: Job,
    operations: readonly ReadOperation[],
    atomic: boolean,
    tries = 3,
  ): Promise<OperationResult[]> {
    try {
      return await this.#once(job, operations, atomic);
    } catch (error) {
      if (job.tx || tries === 1 || !(error instanceof StaleVersion)) throw error;
      await this.current.renew();
      const catalog = this.current.get();
      const plan = planOf(catalog.model, catalog.model.entity(job.plan.entity.key));
      const again = operations.map(({ index }) =>
        readOperation(plan, job.caller, this.access, job.operations[index]!, index),
      );
      return this.#attempt({ ...job, catalog, plan }, again, atomic, tries - 1);
    }
  }

  /** One transaction, or a part of the caller's own. */
  async #once(job: Job, operations: readonly ReadOperation[], atomic: boolean): Promise<OperationResult[]> {
    if (job.tx) {
      const results = await this.#write(job, operations, atomic, job.tx);
      await job.afterwards?.(results, job.tx);
      return results;
    }
    const today = dayOf(this.clock.now(), job.organisation);
    const numbers = new DrawnNumbers(this.stores.supply, job.plan, operations, today);
    const work = (tx: Session) => {
      numbers.begin(tx);
      return this.#write(job, operations, atomic, tx, numbers);
    };
    try {
      const results = await this.database.transaction(work, {
        afterwards: job.afterwards,
        version: job.catalog.version,
      });
      await numbers.giveBack(false);
      return results;
    } catch (error) {
      // Of a commit that was lost on the way nobody knows whether it happened.
      if (error instanceof Attempt || error instanceof KehuError) await numbers.giveBack(true);
      throw error;
    }
  }

  /** Operations about one record follow each other; all others of a wave go through the write path together. */
  async #write(
    job: Job,
    operations: readonly ReadOperation[],
    atomic: boolean,
    tx: Session,
    numbers?: DrawnNumbers,
  ): Promise<OperationResult[]> {
    const results: OperationResult[] = [];
    for (const wave of wavesOf(operations)) {
      const write = new WriteSession(
        { ...job, ...this.#surroundings(), ...(numbers ? { numbers } : {}) },
        tx,
      );
      const written = await writeRecords(write, job.plan, wave, this.rules);
      if (written.isTainted || (atomic && write.failures.size > 0)) throw new Attempt(write);
      for (const change of written.roots)
        results.push(resultOf(change, written, write.records, operations.length === 1));
      for (const [index, error] of failuresOf(job, write)) results.push({ index, status: 'failed', error });
    }
    return results;
  }

  #surroundings() {
    return { access: this.access, now: this.clock.now(), stores: this.stores };
  }

  /**
   * A failure found before anything was stored leaves the others alone. One found later rolls the chunk back, and it
   * is tried again without the operations that failed. An error of the database does not say whose it is: then each
   * half is tried by itself.
   */
  async #each(job: Job, operations: readonly ReadOperation[]): Promise<OperationResult[]> {
    if (operations.length === 0) return [];
    try {
      return await this.#attempt(job, operations, false);
    } catch (error) {
      if (error instanceof Attempt) {
        const failed = failuresOf(job, error.write);
        const rest = operations.filter(({ index }) => !failed.has(index));
        const results = [...failed].map(([index, why]): OperationResult => ({
          index,
          status: 'failed',
          error: why,
        }));
        return [...results, ...(await this.#each(job, rest))];
      }
      if (!(error instanceof KehuError)) throw error;
      if (operations.length === 1) return [await this.#again(job, operations[0]!, error)];
      const middle = Math.ceil(operations.length / 2);
      return [
        ...(await this.#each(job, operations.slice(0, middle))),
        ...(await this.#each(job, operations.slice(middle))),
      ];
    }
  }

  /** An upsert that lost the race to create finds the winner's record when it is tried again. */
  async #again(job: Job, operation: ReadOperation, error: KehuError): Promise<OperationResult> {
    const failed: OperationResult = { index: operation.index, status: 'failed', error };
    if (operation.op !== 'upsert' || error.status !== 409) return failed;
    try {
      const [result] = await this.#attempt(job, [operation], false);
      return result ?? failed;
    } catch (second) {
      if (second instanceof KehuError || second instanceof Attempt) return failed;
      throw second;
    }
  }
}

function failuresOf({ plan }: Job, write: WriteSession): Map<number, KehuError> {
  return new Map(
    [...write.failures].map((index) => [index, write.failure(index, { entity: plan.entity.label })!]),
  );
}

/** The one error of a call whose operations stand or fall together. */
function together(failed: ReadonlyMap<number, KehuError>, operations: number): KehuError {
  const [first] = failed.values();
  if (operations === 1) return first!;
  const issues = [...failed].flatMap(([index, { issues, summary }]) =>
    issues.length === 0
      ? [{ path: `operations.${index}`, message: summary }]
      : issues.map(({ path, message }) => ({
          path: [`operations.${index}`, path].filter(Boolean).join('.'),
          message,
        })),
  );
  const statuses = new Set([...failed.values()].map(({ status }) => status));
  const status = statuses.size === 1 ? first!.status : 422;
  return new KehuError(status, messages.batchFailed({ count: failed.size }), issues);
}
