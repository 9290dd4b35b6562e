import { MikroORM } from '@mikro-orm/postgresql';
import type { ClientBase, Pool } from 'pg';
import { Conflict } from '../../kernel/errors.ts';
import { messages } from '../messages.ts';
import { isTransient } from './database-errors.ts';
import { PgSession, type Session } from './session.ts';
import { CONNECTION_LIFETIME_SECONDS, StatementNames } from './statement-names.ts';

export interface DatabaseOptions {
  /** `postgres://user:password@host:port/database`. */
  readonly url: string;
  readonly poolSize?: number;
}

export interface TransactionOptions {
  /** Default: read committed. */
  readonly isolation?: 'repeatable read' | 'serializable';
  readonly readOnly?: boolean;
}

const TRIES = 4;
/** How long a request waits for a free connection. */
const CONNECT_TIMEOUT_MS = 15_000;

/**
 * The one PostgreSQL database of the installation. MikroORM makes and owns the pool; statements run on it
 * directly, because a hydrated entity costs three to four times a plain row.
 */
export class Database {
  readonly session: Session;
  readonly #names = new StatementNames();

  private constructor(
    readonly url: string,
    private readonly orm: MikroORM,
    private readonly pool: Pool,
  ) {
    this.session = new PgSession(pool, this.#names, false);
  }

  static async open(options: DatabaseOptions): Promise<Database> {
    let pool: Pool | undefined;
    const orm = await MikroORM.init({
      clientUrl: options.url,
      entities: [],
      discovery: { warnWhenNoEntities: false },
      pool: { min: 0, max: options.poolSize ?? 10 },
      driverOptions: {
        connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
        maxLifetimeSeconds: CONNECTION_LIFETIME_SECONDS,
        onConnect: prepareConnection,
        onPoolCreated: (created: Pool) => (pool = created),
      },
    });
    await orm.connect();
    if (!pool) throw new Error('MikroORM created no pool');
    return new Database(options.url, orm, pool);
  }

  /**
   * Runs `work` in one transaction, again from its beginning when PostgreSQL ended it for a deadlock or a
   * serialisation failure. `work` therefore does nothing outside the database.
   */
  async transaction<T>(work: (tx: Session) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#once(work, options);
      } catch (error) {
        if (!isTransient(error)) throw error;
        if (attempt === TRIES) throw new Conflict(messages.busy());
        await pause(attempt);
      }
    }
  }

  /** The pool as MikroORM's own query builder holds it, for comparing schemas. */
  get kysely() {
    return this.orm.em.getDriver().getConnection().getClient();
  }

  async close(): Promise<void> {
    await this.orm.close(true);
  }

  async #once<T>(work: (tx: Session) => Promise<T>, options: TransactionOptions): Promise<T> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    try {
      await client.query(beginStatement(options));
      const result = await work(new PgSession(client, this.#names, true));
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch((failure: Error) => (broken = failure));
      throw error;
    } finally {
      client.release(broken);
    }
  }
}

/**
 * What every connection is told before its first statement: text output of dates and moments depends on the
 * session. A random page of a disk without moving parts costs little more than the next one; under the default
 * of 4, PostgreSQL plans pages behind a cursor anew each time instead of keeping the plan.
 */
const SESSION_SETTINGS = `set time zone 'UTC'; set datestyle to 'ISO, YMD'; set intervalstyle to 'postgres';
select set_config('random_page_cost', '1.1', false) where current_setting('random_page_cost') = '4'`;

async function prepareConnection(client: ClientBase): Promise<void> {
  await client.query(SESSION_SETTINGS);
}

function beginStatement({ isolation, readOnly }: TransactionOptions): string {
  return `begin${isolation ? ` isolation level ${isolation}` : ''}${readOnly ? ' read only' : ''}`;
}

function pause(attempt: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 10 * attempt + Math.random() * 20 * attempt));
}
