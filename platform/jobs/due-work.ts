import { Injectable } from '@nestjs/common';
import { Caller } from '../kernel/caller.ts';
import { Clock } from '../kernel/clock.ts';
import type { Json } from '../kernel/json.ts';
import type { LocalText } from '../kernel/text.ts';
import type { Session } from '../storage/connection/session.ts';
import { DueStore, type DueRow, type PlannedWork } from '../storage/store/due-store.ts';
import { JobHandlers } from './job-handlers.ts';
import { Jobs } from './jobs.ts';

export type Due = Pick<DueRow, 'key' | 'at' | 'data'>;

/** Does what is due of one name. */
export interface DueHandler {
  readonly name: string;
  /** What people read in the list of jobs, where it failed. */
  readonly label: LocalText;
  /** How many at most are done in one transaction; default 100. */
  readonly most?: number;
  /**
   * In the transaction that takes them out: what it does happens once, or they stay due. It may plan the same keys
   * again. What takes long, it enqueues as a job.
   */
  run(tx: Session, due: readonly Due[], now: Date): Promise<void>;
}

const MOST = 100;

/**
 * Work for a moment of the business clock. It is planned in the transaction of its reason and done by any node that
 * works, once in effect. What fails becomes a job, which is repeated with pauses and told to people.
 *
 * @example
 * due.register({ name: 'loanReminder', label, run: (tx, due) => notifyAll(tx, due) });
 * await due.plan(tx, { name: 'loanReminder', key: loan.id, at: loan.dueAt, data: { loan: loan.id } });
 */
@Injectable()
export class DueWork {
  readonly #handlers = new Map<string, DueHandler>();

  constructor(
    private readonly store: DueStore,
    private readonly handlers: JobHandlers,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  register(handler: DueHandler): void {
    const { name, label } = handler;
    this.#handlers.set(name, handler);
    this.handlers.register<{ due: Due }>({
      kind: kindOf(name),
      label,
      run: async (job) => {
        if (job.position !== null) return;
        await job.commit((tx) => handler.run(tx, [job.data.due], this.clock.now()), true);
      },
    });
  }

  /** In the place of what was planned under the same name and key. */
  async plan(tx: Session, work: PlannedWork): Promise<void> {
    this.#of(work.name);
    await this.store.plan(tx, work);
  }

  /** Many of one name, in one statement; keys must differ. */
  async planAll(tx: Session, name: string, work: readonly Omit<PlannedWork, 'name'>[]): Promise<void> {
    this.#of(name);
    await this.store.planAll(tx, name, work);
  }

  async drop(tx: Session, name: string, ...keys: readonly string[]): Promise<void> {
    await this.store.drop(tx, name, keys);
  }

  /** Does one transaction of what is due of a name. @returns how many were taken out */
  async runSome(tx: Session, name: string, now: Date, most?: number): Promise<number> {
    const handler = this.#of(name);
    const due = await this.store.take(tx, name, now, most ?? this.mostOf(name));
    if (due.length > 0) await handler.run(tx, due, now);
    return due.length;
  }

  /** Makes a job of the next one that is due, because it failed as it is. @returns whether there was one */
  async handOver(tx: Session, name: string, now: Date): Promise<boolean> {
    const [row] = await this.store.take(tx, name, now, 1);
    if (!row) return false;
    const { key, at, data } = row;
    await this.jobs.enqueue(tx, {
      kind: kindOf(name),
      data: { due: { key, at, data } } as Json,
      by: Caller.system(name),
    });
    return true;
  }

  /** How many are done together. */
  mostOf(name: string): number {
    return this.#of(name).most ?? MOST;
  }

  has(name: string): boolean {
    return this.#handlers.has(name);
  }

  #of(name: string): DueHandler {
    const handler = this.#handlers.get(name);
    if (!handler) throw new Error(`nobody registered due work "${name}"`);
    return handler;
  }
}

function kindOf(name: string): string {
  return `due.${name}`;
}
