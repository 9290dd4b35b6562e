import { MikroORM } from '@mikro-orm/postgresql';
import { Client, Pool as AsidePool, type ClientBase, type Pool } from 'pg';
import { Conflict } from '../../kernel/errors.ts';
import { messages } from '../messages.ts';
import { isDatabaseError, isTransient } from './database-errors.ts';
import { PgSession, type Beginning, type Connect, type Session } from './session.ts';
import { Notices } from './notices.ts';
import { COMMIT } from './statement-batch.ts';
import { CONNECTION_LIFETIME_SECONDS, StatementNames } from './statement-names.ts';

export interface DatabaseOptions {
  /** `postgres://user:password@host:port/database`. */
  readonly url: string;
  readonly poolSize?: number;
  /** How long one statement may run, waiting for locks included, in milliseconds. */
  readonly patience?: number;
}

export interface TransactionOptions<T = unknown> {
  /** Its statements may take as long as they do: for changes of the structure, and for waiting for another node. */
  readonly unhurried?: boolean;
  /**
   * Reads what the work has left behind. Asked for at once, it travels with the commit. What it throws is thrown,
   * but the work is done.
   */
  readonly afterwards?: ((result: T, session: Session) => Promise<void>) | undefined;
  /**
   * The published version the work was made for: the transaction keeps it in force, or is refused with
   * StaleVersion. Unsaid, the work is made for what is in force and repeated when that has changed. `any`: it has
   * nothing to do with metadata, or is what publishes.
   */
  readonly version?: number | 'any';
}

/** Knows the version this node runs on and how to fetch a newer one. */
export interface VersionGuard {
  version(): number;
  renew(): Promise<void>;
}

/** Another version is in force than the one a transaction was made for. Nothing was written. */
export class StaleVersion extends Conflict {
  constructor() {
    super(messages.busy());
  }
}

/** A statement of a request that runs longer is stopped: nobody waits for it any more, and others wait behind it. */
const PATIENCE_MS = 30_000;

const TRIES = 4;
/** How long a request waits for a free connection. */
const CONNECT_TIMEOUT_MS = 15_000;
/** Connections beside the common ones; nobody holds one longer than a statement takes. */
const ASIDE = 2;

/**
 * The one PostgreSQL database of the installation. MikroORM makes and owns the pool; statements run on it
 * directly, because a hydrated entity costs three to four times a plain row.
 */
export class Database {
  readonly session: Session;
  /**
   * A session on connections of its own, for single reads that may be needed in the middle of a transaction (who the
   * caller is, what day it is). On the common connections such a read waits for one while its own transaction holds
   * one: ten of these at once would wait for each other.
   */
  readonly aside: Session;
  readonly #names = new StatementNames();
  #guard: VersionGuard | undefined;

  private constructor(
    readonly url: string,
    private readonly orm: MikroORM,
    private readonly pool: Pool,
    private readonly asidePool: Pool,
  ) {
    this.session = this.#sessionOn(pool, false);
    this.aside = this.#sessionOn(asidePool, false);
  }

  static async open(options: DatabaseOptions): Promise<Database> {
    let pool: Pool | undefined;
    const settings = {
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      maxLifetimeSeconds: CONNECTION_LIFETIME_SECONDS,
      onConnect: (client: ClientBase) => prepareConnection(client, options.patience ?? PATIENCE_MS),
    };
    const orm = await MikroORM.init({
      clientUrl: options.url,
      entities: [],
      discovery: { warnWhenNoEntities: false },
      pool: { min: 0, max: options.poolSize ?? 10 },
      driverOptions: { ...settings, onPoolCreated: (created: Pool) => (pool = created) },
    });
    await orm.connect();
    if (!pool) throw new Error('MikroORM created no pool');
    const aside = new AsidePool({ connectionString: options.url, max: ASIDE, ...settings });
    // A connection that breaks while nobody uses it is replaced when somebody does.
    aside.on('error', () => undefined);
    return new Database(options.url, orm, pool, aside);
  }

  /** A session for one request, outside a transaction: what it asks for at the same time travels together. */
  requestSession(): Session {
    return this.#sessionOn(this.pool, true);
  }

  /**
   * Runs `work` in one transaction, again from its beginning when PostgreSQL ended it for a deadlock or a
   * serialisation failure. `work` therefore does nothing outside the database.
   */
  async transaction<T>(work: (tx: Session) => Promise<T>, options: TransactionOptions<T> = {}): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        const { result, failure } = await this.#once(work, options);
        if (failure) return Promise.reject(failure.error);
        return result;
      } catch (error) {
        if (error instanceof StaleVersion && options.version === undefined && attempt < TRIES) {
          await this.#guard?.renew();
          continue;
        }
        if (!isTransient(error)) throw error;
        if (attempt === TRIES) throw new Conflict(messages.busy());
        await pause(attempt);
      }
    }
  }

  /** From now on every transaction holds the version it was made for. */
  guardBy(guard: VersionGuard): void {
    this.#guard = guard;
  }

  /** Runs statements outside of a transaction, each for as long as it takes: indexes beside the running business. */
  async unhurried<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    try {
      await client.query('set statement_timeout = 0');
      return await work(new PgSession(always(client), this.#names, { gathers: false }));
    } finally {
      // Not given back: its setting is not that of the others.
      client.release(true);
    }
  }

  /** Calls back for whatever is notified on a channel, and at each new connection to hear it on. */
  listen(channel: string, heard: () => void): Notices {
    return new Notices(this.url, channel, heard);
  }

  /**
   * Runs work while nobody else anywhere runs work under the same number. It waits on a connection of its own: those
   * that wait must not take the connections of who is at work.
   */
  async alone<T>(lock: number, work: () => Promise<T>): Promise<T> {
    const client = new Client({ connectionString: this.url });
    client.on('error', () => undefined);
    await client.connect();
    try {
      await client.query('select pg_advisory_lock($1)', [lock]);
      return await work();
    } finally {
      await client.end();
    }
  }

  /** Runs the SQL of a library as the driver does it: several statements at once, dates as dates. */
  async foreign(sql: string, parameters: unknown[] | undefined): Promise<{ rows: unknown[] }> {
    const answer: unknown = await this.pool.query(sql, parameters);
    return answer as { rows: unknown[] };
  }

  /** The pool as MikroORM's own query builder holds it, for comparing schemas. */
  get kysely() {
    return this.orm.em.getDriver().getConnection().getClient();
  }

  async close(): Promise<void> {
    await this.asidePool.end();
    await this.orm.close(true);
  }

  #sessionOn(pool: Pool, gathers: boolean): PgSession {
    const connect: Connect = (use, refuse) =>
      pool.connect((error, client, release) => (client ? use(client, () => release()) : refuse(error)));
    return new PgSession(connect, this.#names, { gathers });
  }

  /** Holding the version costs no way of its own: it travels between the beginning and the first statement. */
  #beginning({ unhurried, version = this.#guard?.version() ?? 0 }: Holding): Beginning[] {
    const hurry = unhurried ? [{ sql: 'set local statement_timeout = 0', parameters: [] }] : [];
    const isHeld = version !== 'any' && version !== 0;
    const hold = { sql: 'select kehu.hold_version($1)', parameters: [version], told: staleVersion };
    return [{ sql: 'begin', parameters: [] }, ...hurry, ...(isHeld ? [hold] : [])];
  }

  /** The beginning travels with the first statement; without one there is no transaction at all. */
  async #once<T>(
    work: (tx: Session) => Promise<T>,
    options: TransactionOptions<T>,
  ): Promise<{ result: T; failure?: { error: unknown } }> {
    const client = await this.pool.connect();
    const tx = new PgSession(always(client), this.#names, { begin: this.#beginning(options), gathers: true });
    let broken: Error | undefined;
    try {
      const result = await work(tx);
      const committed = tx.hasBegun ? tx.run(COMMIT, []) : undefined;
      const reading = options.afterwards?.(result, tx).then(
        () => ({ result }),
        (error: unknown) => ({ result, failure: { error } }),
      );
      await committed;
      tx.tellDone();
      return (await reading) ?? { result };
    } catch (error) {
      tx.discard();
      if (tx.hasBegun) await client.query('rollback').catch((failure: Error) => (broken = failure));
      throw error;
    } finally {
      client.release(broken);
    }
  }
}

function always(client: ClientBase): Connect {
  return (use) => use(client, () => undefined);
}

type Holding = Pick<TransactionOptions, 'unhurried' | 'version'>;

/** Answers the error that a refusal of `hold_version` stands for. */
function staleVersion(error: unknown): unknown {
  return isDatabaseError(error) && error.code === 'KH001' ? new StaleVersion() : error;
}

/**
 * What every connection is told before its first statement: text output of dates and moments depends on the
 * session. A random page of a disk without moving parts costs little more than the next one; under the default
 * of 4, PostgreSQL plans pages behind a cursor anew each time instead of keeping the plan. Every reference shown is
 * a join, written where it filters or sorts first: trying all orders of more than five costs ten times the planning
 * and finds no better one.
 */
const SESSION_SETTINGS = `set time zone 'UTC'; set datestyle to 'ISO, YMD'; set intervalstyle to 'postgres';
select set_config('random_page_cost', '1.1', false) where current_setting('random_page_cost') = '4';
select set_config('join_collapse_limit', '5', false) where current_setting('join_collapse_limit') = '8'`;

async function prepareConnection(client: ClientBase, patience: number): Promise<void> {
  await client.query(`${SESSION_SETTINGS}; set statement_timeout = ${Number(patience)}`);
}

function pause(attempt: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 10 * attempt + Math.random() * 20 * attempt));
}
