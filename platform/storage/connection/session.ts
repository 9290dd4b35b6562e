import type { ClientBase } from 'pg';
import { isDatabaseError } from './database-errors.ts';
import {
  COMMIT,
  StatementBatch,
  type BatchDone,
  type PreparedStatement,
  type StatementResult,
} from './statement-batch.ts';
import type { StatementNames } from './statement-names.ts';

/** Runs SQL with bound parameters; inside a transaction it is the transaction. Used inside storage only. */
export interface Session {
  /** Rows as objects by column name. */
  rows<T>(sql: string, parameters?: readonly unknown[]): Promise<T[]>;
  /** Rows as arrays in column order: what the compiled reads decode. */
  arrays(sql: string, parameters?: readonly unknown[]): Promise<unknown[][]>;
  /** How many rows the statement touched. */
  run(sql: string, parameters?: readonly unknown[]): Promise<number>;
  /**
   * Runs a write whose answer nobody waits for: it travels with the next statement, at the latest with the commit.
   * When it fails, that one fails in its place, with the error `told` makes of it. Outside a transaction it is
   * not allowed.
   */
  later(sql: string, parameters: readonly unknown[], told?: (error: unknown) => unknown): void;
  /**
   * Runs a statement in a transaction of its own before this one begins; it travels with the first statement. What
   * it answers is known, and what it locked is free, whatever becomes of this transaction.
   *
   * @throws Error outside a transaction and in one that has begun
   */
  ahead(sql: string, parameters: readonly unknown[]): Promise<unknown[][]>;
  /** Calls back once the transaction is done; never where it is rolled back. */
  whenDone(tell: () => void): void;
  /** Several statements at once, without parameters (DDL). */
  script(sql: string): Promise<void>;
  /** True inside a transaction. */
  readonly inTransaction: boolean;
  /** True once the transaction has sent something, or is about to. */
  readonly hasBegun: boolean;
}

/** Finds a connection for one message and takes it back behind it. */
export type Connect = (
  use: (client: ClientBase, release: () => void) => void,
  refuse: (error: unknown) => void,
) => void;

interface Waiting extends PreparedStatement {
  readonly told: ((error: unknown) => unknown) | undefined;
  readonly answer: ((result: StatementResult) => void) | undefined;
  readonly fail: ((error: unknown) => void) | undefined;
}

/** A statement that begins a transaction. When it fails, the first one of the work fails with what `told` makes of it. */
export interface Beginning {
  readonly sql: string;
  readonly parameters: readonly unknown[];
  readonly told?: (error: unknown) => unknown;
}

export interface SessionOptions {
  /** The statements that begin the transaction: they travel with the first of it. Without them there is none. */
  readonly begin?: readonly Beginning[];
  /** Statements asked for at the same time travel together. Statements of different requests must not. */
  readonly gathers: boolean;
}

/** A session on the pool (each batch on any connection) or on the one connection of a transaction. */
export class PgSession implements Session {
  readonly inTransaction: boolean;
  readonly #gathers: boolean;
  #begin: readonly Beginning[] | undefined;
  #waiting: Waiting[] = [];
  #isAhead = false;
  readonly #told: (() => void)[] = [];
  #isScheduled = false;

  constructor(
    private readonly connect: Connect,
    private readonly names: StatementNames,
    { begin, gathers }: SessionOptions,
  ) {
    this.inTransaction = begin !== undefined;
    this.#begin = begin;
    this.#gathers = gathers;
  }

  async rows<T>(sql: string, parameters?: readonly unknown[]): Promise<T[]> {
    const { rows, columns } = await this.#ask(sql, parameters);
    return rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i]])) as T);
  }

  async arrays(sql: string, parameters?: readonly unknown[]): Promise<unknown[][]> {
    return (await this.#ask(sql, parameters)).rows;
  }

  async run(sql: string, parameters?: readonly unknown[]): Promise<number> {
    return (await this.#ask(sql, parameters)).count;
  }

  later(sql: string, parameters: readonly unknown[], told?: (error: unknown) => unknown): void {
    if (!this.inTransaction) throw new Error('only a transaction can end with what is written later');
    this.#wait({ ...this.#statement(sql, parameters), told, answer: undefined, fail: undefined });
  }

  async ahead(sql: string, parameters: readonly unknown[]): Promise<unknown[][]> {
    if (!this.inTransaction || this.#begin === undefined) {
      throw new Error('only a transaction that has not begun can have something ahead of it');
    }
    this.#isAhead = true;
    const [begin, commit] = [this.#statement('begin', []), this.#statement(COMMIT, [])];
    const silent = { told: undefined, answer: undefined, fail: undefined };
    return new Promise((resolve, fail) => {
      const answer = ({ rows }: StatementResult) => resolve(rows);
      const statement = { ...this.#statement(sql, parameters), told: undefined, answer, fail };
      this.#waiting.push({ ...begin, ...silent }, statement, { ...commit, ...silent });
      this.#schedule();
    });
  }

  whenDone(tell: () => void): void {
    if (!this.inTransaction) throw new Error('only a transaction is done at some moment');
    this.#told.push(tell);
  }

  /** The transaction is committed. */
  tellDone(): void {
    for (const tell of this.#told) tell();
  }

  async script(sql: string): Promise<void> {
    if (this.#begin !== undefined) await this.run('select', []);
    this.#send();
    await new Promise<void>((resolve, reject) => {
      this.connect((client, release) => {
        client
          .query(sql)
          .then(() => resolve(), reject)
          .finally(release);
      }, reject);
    });
  }

  get hasBegun(): boolean {
    return this.inTransaction && (this.#begin === undefined || this.#isAhead);
  }

  /** Forgets what was not sent yet. */
  discard(): void {
    const statements = this.#waiting;
    this.#waiting = [];
    fail(statements, new Error('the transaction ended before this was sent'));
  }

  #wait(statement: Waiting): void {
    if (this.#begin !== undefined) {
      const begin = this.#begin;
      this.#begin = undefined;
      for (const { sql, parameters, told } of begin) this.later(sql, parameters, told);
    }
    this.#waiting.push(statement);
  }

  async #ask(sql: string, parameters: readonly unknown[] | undefined): Promise<StatementResult> {
    try {
      return await new Promise<StatementResult>((answer, fail) => {
        this.#wait({ ...this.#statement(sql, parameters), told: undefined, answer, fail });
        if (this.#gathers) this.#schedule();
        else this.#send();
      });
    } catch (error) {
      // The driver's stack ends at the socket; this one leads to who asked.
      if (isDatabaseError(error)) Error.captureStackTrace(error);
      throw error;
    }
  }

  /** DDL comes without parameters; preparing it under a name would be of no use. */
  #statement(text: string, parameters: readonly unknown[] | undefined): PreparedStatement {
    return { text, name: parameters && this.names.nameOf(text), parameters: parameters ?? [] };
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    process.nextTick(() => {
      this.#isScheduled = false;
      this.#send();
    });
  }

  #send(): void {
    const statements = this.#waiting;
    if (statements.length === 0) return;
    this.#waiting = [];
    const send = (client: ClientBase, release: () => void): void => {
      const done: BatchDone = (error, results, failed) => {
        release();
        const good = error ? committed(statements, results.length) : statements.length;
        statements.slice(0, good).forEach(({ answer }, i) => answer?.(results[i]!));
        if (error) fail(statements.slice(good), statements[failed]?.told?.(error) ?? error);
      };
      client.query(new StatementBatch(statements, done));
    };
    this.connect(send, (error) => fail(statements, error));
  }
}

/** How many of the statements that were done stay done although a later one failed: those up to a commit. */
function committed(statements: readonly Waiting[], done: number): number {
  return statements.slice(0, done).findLastIndex(({ text }) => text === COMMIT) + 1;
}

function fail(statements: readonly Waiting[], error: unknown): void {
  for (const statement of statements) statement.fail?.(error);
}
