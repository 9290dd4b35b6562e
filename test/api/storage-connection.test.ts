import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isConnectionLost } from '../../platform/storage/connection/connection-lost.ts';
import { Database } from '../../platform/storage/connection/database.ts';
import type { Session } from '../../platform/storage/connection/session.ts';
import { arrays } from '../../platform/storage/store/read-records.ts';
import { createTestDatabase, onServer, type TestDatabase } from '../support/test-database.ts';

let own: TestDatabase;
let database: Database;
beforeAll(async () => {
  own = await createTestDatabase();
  database = await Database.open({ url: own.url, poolSize: 2 });
});
afterAll(async () => {
  await database.close();
  await own.drop();
});

async function endConnections(): Promise<void> {
  const name = new URL(own.url).pathname.slice(1);
  await onServer(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
}

describe('values', () => {
  it('go in as lists and come back as they were', async () => {
    const texts = ['a,b', 'say "no"', '\\', '{}', 'NULL', '', '\n\t"\u2028\u007f', '😀 "客户"', null];
    const rows = await database.session.arrays('select * from unnest($1::text[])', [texts]);
    expect(rows.flat()).toEqual(texts);
    const [numbers] = await database.session.arrays('select $1::numeric[], $2::boolean[]', [
      [1, '2.50', null],
      [true, false],
    ]);
    expect(numbers).toEqual([
      ['1', '2.50', null],
      [true, false],
    ]);
  });

  it('come in their canonical form, whatever the zone of the server', async () => {
    const [row] = await database.session.rows(
      `select 1.50::numeric as decimal, 9007199254740991::int8 as int, 9223372036854775807::int8 as big,
        date '2026-03-11' as date, time '09:30' as time, timestamptz '2026-03-11 09:00:00.12345+08' as moment,
        array[1.10, null]::numeric[] as decimals, array[date '2026-01-01'] as dates,
        array[timestamptz '2026-01-01 00:00+00', null] as moments, current_setting('TimeZone') as zone`,
      [],
    );
    expect(row).toEqual({
      decimal: '1.50',
      int: 9007199254740991,
      big: '9223372036854775807',
      date: '2026-03-11',
      time: '09:30:00',
      moment: '2026-03-11T01:00:00.123Z',
      decimals: ['1.10', null],
      dates: ['2026-01-01'],
      moments: ['2026-01-01T00:00:00.000Z', null],
      zone: 'UTC',
    });
  });
});

describe('statements', () => {
  it('are prepared under a name once they are seen again', async () => {
    const sql = 'select $1::int + 1 as next';
    await database.transaction(async (tx) => {
      for (let i = 0; i < 3; i++) expect(await tx.rows(sql, [i])).toEqual([{ next: i + 1 }]);
      const prepared = await tx.rows('select statement from pg_prepared_statements');
      expect(prepared).toContainEqual({ statement: sql });
    });
  });
});

describe('a statement that takes too long', () => {
  it('is stopped and told as such, unless it may take its time', async () => {
    const hasty = await Database.open({ url: own.url, patience: 50 });
    const slow = 'select pg_sleep(0.2)';
    await expect(arrays(hasty.session, slow, [])).rejects.toMatchObject({ status: 503, code: 'tookTooLong' });
    const sleep = (session: Session) => session.rows(slow);
    expect(await hasty.transaction(sleep, { unhurried: true })).toHaveLength(1);
    expect(await hasty.unhurried(sleep)).toHaveLength(1);
    await expect(arrays(hasty.session, slow, [])).rejects.toMatchObject({ status: 503 });
    await hasty.close();
  });
});

describe('a session', () => {
  const backend = 'select pg_backend_pid() as pid, $1::int as i';

  it('of a request sends together what is asked for at the same time', async () => {
    const session = database.requestSession();
    const rows = await Promise.all(
      [1, 2, 3].map((i) => session.rows<{ pid: number; i: number }>(backend, [i])),
    );
    expect(rows.map(([row]) => row!.i)).toEqual([1, 2, 3]);
    expect(new Set(rows.map(([row]) => row!.pid)).size).toBe(1);
  });

  it('fails what travels together with one that fails, and serves what comes after', async () => {
    const session = database.requestSession();
    const together = await Promise.allSettled([
      session.rows(backend, [1]),
      session.rows('select 1 / $1::int', [0]),
      session.rows(backend, [2]),
    ]);
    expect(together.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(await session.rows('select $1::int as one', [1])).toEqual([{ one: 1 }]);
  });

  it('prepares a statement again after a parameter it refused', async () => {
    const sql = 'select $1::int + 2 as next';
    await database.transaction(async (tx) => {
      await tx.rows(sql, [1]);
    });
    for (const wrong of ['x', 'y'])
      await expect(database.session.rows(sql, [wrong])).rejects.toThrow('integer');
    for (const right of [1, 2, 3])
      expect(await database.session.rows(sql, [right])).toEqual([{ next: right + 2 }]);
  });

  it('tells at the commit what was wrong with a write nobody waited for', async () => {
    const failing = database.transaction((tx) => {
      tx.later('insert into no_such_table values ($1)', [1], () => new Error('told in words'));
      return Promise.resolve('done');
    });
    await expect(failing).rejects.toThrow('told in words');
  });
});

async function done(what: string): Promise<number> {
  return (await database.session.rows('select what from done where what = $1', [what])).length;
}

async function divideByZero(_: unknown, session: Session): Promise<void> {
  await session.run('select 1 / $1::int', [0]);
}

describe('a transaction', () => {
  beforeAll(() => database.session.script('create table done (what text)'));

  const insert = 'insert into done values ($1) returning what';

  it('leaves what ran ahead of it, whatever becomes of itself', async () => {
    const failing = database.transaction(async (tx) => {
      const ahead = tx.ahead(insert, ['ahead']);
      await tx.run(insert, ['inside']);
      expect(await ahead).toEqual([['ahead']]);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect([await done('ahead'), await done('inside')]).toEqual([1, 0]);
  });

  it('knows what ran ahead of it even where it fails at once', async () => {
    let ahead: Promise<unknown> = Promise.resolve();
    const failing = database.transaction(async (tx) => {
      ahead = tx.ahead(insert, ['kept']);
      await tx.run('select 1 / $1::int', [0]);
    });
    await expect(failing).rejects.toThrow('zero');
    expect(await ahead).toEqual([['kept']]);
    expect(await done('kept')).toBe(1);
  });

  it('has nothing ahead of it once it has begun', async () => {
    const late = database.transaction(async (tx) => {
      await tx.run(insert, ['begun']);
      await tx.ahead(insert, ['late']);
    });
    await expect(late).rejects.toThrow('not begun');
  });

  it('is read afterwards, with its commit', async () => {
    let found: unknown;
    const afterwards = async (_: unknown, session: Session) => {
      found = await session.rows('select what from done where what = $1', ['written']);
    };
    await database.transaction((tx) => tx.run(insert, ['written']), { afterwards });
    expect(found).toEqual([{ what: 'written' }]);
  });

  it('is done, and done once, where reading afterwards fails', async () => {
    const work = database.transaction((tx) => tx.run(insert, ['unread']), { afterwards: divideByZero });
    await expect(work).rejects.toThrow('zero');
    expect(await done('unread')).toBe(1);
    expect(await database.transaction((tx) => tx.rows('select 1 as one'))).toEqual([{ one: 1 }]);
  });

  it('reads aside in its middle, even when transactions hold every connection', async () => {
    const reading = Array.from({ length: 12 }, () =>
      database.transaction(async (tx) => {
        await tx.run('select pg_sleep(0.05)', []);
        return database.aside.rows('select 1 as one');
      }),
    );
    expect(await Promise.all(reading)).toEqual(Array.from({ length: 12 }, () => [{ one: 1 }]));
  });

  it('does not pass for done where a failure inside it was overlooked', async () => {
    const overlooked = database.transaction(async (tx) => {
      await tx.run(insert, ['lost']);
      await tx.run('select 1 / $1::int', [0]).catch(() => undefined);
    });
    await expect(overlooked).rejects.toThrow('had failed before its commit');
    expect(await done('lost')).toBe(0);
  });
});

describe('a database that goes away', () => {
  it('is known as such by the request that needed it, and serves the next one', async () => {
    const inTransaction = database.transaction(async (tx) => {
      await tx.rows('select 1');
      await endConnections();
      await tx.rows('select 2');
    });
    const failure = await inTransaction.catch((error: unknown) => error);
    expect(isConnectionLost(failure)).toBe(true);
    // Each connection of the pool learns of its end by itself, a moment later.
    const all = () => Promise.all([1, 2, 3, 4].map(() => database.session.rows('select 3 as three')));
    await expect.poll(() => all().catch(String)).toEqual(Array.from({ length: 4 }, () => [{ three: 3 }]));
  });

  it('is refused at the opening, with the reason', async () => {
    const opening = Database.open({ url: 'postgres://nobody@127.0.0.1:9/none' });
    await expect(opening).rejects.toThrow('ECONNREFUSED');
  });

  it('makes a request wait for a connection while all are taken', async () => {
    const busy = Array.from({ length: 4 }, (_, i) =>
      database.transaction((tx) => tx.rows<{ i: number }>('select $1::int as i, pg_sleep(0.05)', [i])),
    );
    expect((await Promise.all(busy)).map(([row]) => row!.i)).toEqual([0, 1, 2, 3]);
  });
});
