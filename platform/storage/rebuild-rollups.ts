import type { Progress } from '../kernel/slowly.ts';
import type { Field } from '../model/model.ts';
import { rollupSteps } from '../model/rollup-order.ts';
import type { Catalog } from './catalog.ts';
import type { Database } from './connection/database.ts';
import type { Session } from './connection/session.ts';
import type { WrongRollups } from './store/keep-rollups.ts';

/** A record whose kept roll-ups are wrong. */
export interface RollupFinding extends WrongRollups {
  readonly entity: string;
}

/** Records of one transaction: writers wait for them no longer than a moment. */
const BATCH = 2000;
const EVERY = 50_000;

/** Computes every kept roll-up anew and looks where the kept value is another; changes nothing. */
export async function verifyRollups(database: Database, catalog: Catalog): Promise<RollupFinding[]> {
  const findings: RollupFinding[] = [];
  await forEachGroup(
    catalog,
    () => true,
    async (entity, names) => {
      for await (const ids of pages(database.session, catalog, entity)) {
        const wrong = await catalog.store.wrongRollups(database.session, entity, ids, names);
        findings.push(...wrong.map((one) => ({ entity, ...one })));
      }
    },
  );
  return findings;
}

/** Computes kept roll-ups anew, all unless said otherwise, beside the running business; answers for how many records. */
export async function rebuildRollups(
  database: Database,
  catalog: Catalog,
  progress: Progress,
  wanted: (rollup: Field) => boolean = () => true,
): Promise<number> {
  let done = 0;
  await forEachGroup(catalog, wanted, async (entity, names) => {
    let here = 0;
    for await (const ids of pages(database.session, catalog, entity)) {
      await database.transaction(async (tx) => {
        await catalog.store.lock(tx, entity, ids, 'noKeyUpdate');
        catalog.store.keepRollups(tx, entity, ids, names);
      });
      here += ids.length;
      if (here % EVERY < ids.length && here >= EVERY) progress(`${entity} ${names.join(', ')}: ${here}`);
    }
    done += here;
    progress(`${entity} ${names.join(', ')}: ${here}`);
  });
  return done;
}

/** In steps: a roll-up over roll-ups comes after those. */
async function forEachGroup(
  { model }: Catalog,
  wanted: (rollup: Field) => boolean,
  work: (entity: string, names: readonly string[]) => Promise<void>,
): Promise<void> {
  for (const step of rollupSteps(model)) {
    for (const [entity, fields] of Map.groupBy(step.filter(wanted), (field: Field) => field.entity)) {
      const names = fields.map(({ name }) => name);
      await work(entity, names);
    }
  }
}

/** The ids of all records, those in the recycle bin too. */
async function* pages(session: Session, { tables }: Catalog, entity: string): AsyncGenerator<string[]> {
  const { sql } = tables.tables.get(entity)!;
  for (let last = '00000000-0000-0000-0000-000000000000'; ;) {
    const rows = await session.rows<{ id: string }>(
      `select id from ${sql} where id > $1 order by id limit ${BATCH}`,
      [last],
    );
    if (rows.length === 0) return;
    last = rows.at(-1)!.id;
    yield rows.map(({ id }) => id);
  }
}
