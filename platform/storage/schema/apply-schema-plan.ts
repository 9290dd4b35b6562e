import { Conflict, Unavailable } from '../../kernel/errors.ts';
import { isDatabaseError } from '../connection/database-errors.ts';
import type { Database } from '../connection/database.ts';
import type { Session } from '../connection/session.ts';
import { messages } from '../messages.ts';
import { uniqueIndexName, uniqueKeys } from './constraint-names.ts';
import type { DdlStep } from './ddl-step.ts';
import { storeNames } from './name-store.ts';
import type { SchemaPlan } from './schema-plan.ts';

export type OnStep = (step: DdlStep, number: number, of: number) => void;

/** How long readers and writers may be kept waiting behind a change that waits for its lock itself. */
const LOCK_TIMEOUT_MS = 100;
const LONGEST_WAIT_MS = 60_000;

/**
 * Carries a plan out: new tables in one transaction; each change of a table in use by itself, under a short lock
 * and again until it gets one; indexes and checks of foreign keys beside the running business. Interrupted at any
 * point, the next plan holds what is left.
 */
export async function applySchemaPlan(database: Database, plan: SchemaPlan, onStep?: OnStep): Promise<void> {
  const { steps, names } = plan;
  let done = 0;
  const report = (step: DdlStep) => onStep?.(step, ++done, steps.length);
  if (names.newTables.length || names.newColumns.length || steps.some(({ runs }) => runs === 'new')) {
    await withLockTimeout(database, steps[0]?.table ?? '', async (tx) => {
      await storeNames(tx, names);
      for (const step of steps) if (step.runs === 'new') await tx.script(step.sql);
    });
    for (const step of steps) if (step.runs === 'new') report(step);
  }
  for (const step of steps.filter(({ runs }) => runs === 'short')) {
    await withLockTimeout(database, step.table, (tx) => tx.script(step.sql));
    report(step);
  }
  for (const step of steps.filter(({ runs }) => runs === 'online')) {
    await database.unhurried((session) => runOnline(session, step, plan));
    report(step);
  }
}

/** A plan as publishing carries it out. */
export interface SchemaStages {
  /** New tables and columns: what has to be there before values are converted into them. */
  readonly first: SchemaPlan;
  /** What is built over them beside the running business. */
  readonly online: SchemaPlan;
  /**
   * What may only happen once the Model before is out of force: indexes go, and roll-ups are filled, because until
   * then writes under that Model would leave them out.
   */
  readonly behind: SchemaPlan;
}

export function inStages(plan: SchemaPlan): SchemaStages {
  const built = new Set(
    plan.steps.filter(({ kind }) => kind === 'createIndex').map(({ subject }) => subject),
  );
  const isBehind = ({ kind, subject }: DdlStep) =>
    kind === 'fillRollup' || (kind === 'dropIndex' && !built.has(subject));
  const ahead = plan.steps.filter((step) => !isBehind(step));
  return {
    first: { ...plan, steps: ahead.filter(({ runs }) => runs !== 'online') },
    online: { ...plan, steps: ahead.filter(({ runs }) => runs === 'online') },
    behind: { ...plan, steps: plan.steps.filter(isBehind) },
  };
}

export async function withLockTimeout(
  database: Database,
  table: string,
  work: (tx: Session) => Promise<void>,
): Promise<void> {
  for (const deadline = Date.now() + LONGEST_WAIT_MS; ; await pause()) {
    try {
      return await database.transaction(
        async (tx) => {
          await tx.script(`set local lock_timeout = ${LOCK_TIMEOUT_MS}`);
          await work(tx);
        },
        { unhurried: true, version: 'any' },
      );
    } catch (error) {
      if (!isLockTimeout(error)) throw error;
      if (Date.now() > deadline) throw new Unavailable(messages.blockedByTransaction({ table }));
    }
  }
}

function isLockTimeout(error: unknown): boolean {
  return isDatabaseError(error) && error.code === '55P03';
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 100 + Math.random() * 200));
}

async function runOnline(session: Session, step: DdlStep, plan: SchemaPlan): Promise<void> {
  try {
    await session.script(step.sql);
  } catch (error) {
    if (isDatabaseError(error) && error.code === '23505') throw duplicates(step, plan) ?? error;
    throw error;
  }
}

/** A key that the Model calls unique and the records contradict. The remains of the index go with the next plan. */
function duplicates(step: DdlStep, { map }: SchemaPlan): Conflict | undefined {
  for (const table of map.tables.values()) {
    const key = uniqueKeys(table).find((key) => uniqueIndexName(table, key) === step.subject);
    if (!key || table.sql !== step.table) continue;
    const fields = key.fields.map(({ label }) => label);
    const joined = {
      'zh-CN': fields.map((l) => l['zh-CN']).join('、'),
      en: fields.map((l) => l.en).join(', '),
    };
    return new Conflict(messages.duplicatesBlockKey({ entity: table.entity.label, fields: joined }));
  }
  return undefined;
}
