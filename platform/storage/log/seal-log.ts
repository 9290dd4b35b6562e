import type { Database } from '../connection/database.ts';
import type { Session } from '../connection/session.ts';
import { LOG_LINE, NO_SEAL, sealHash, sha256 } from './log-line.ts';
import { ENDED_BELOW } from './log-order.ts';
import {
  BEFORE_ALL,
  insertSeal,
  lastSeal,
  logRowOf,
  type LogPlace,
  type LogRow,
  type LogSeal,
  type SealHead,
} from './log-seals.ts';

/** Any number nobody else uses: of all nodes one seals at a time. */
const SEALING_LOCK = 5_210_417_011;
const ROWS_IN_SEAL = 2000;

/**
 * Seals what was written since the last seal, as far as no transaction may still write before it. Each seal is a
 * transaction of its own: a node killed in between leaves whole seals, and the next one goes on behind them.
 *
 * @returns the last seal, undefined while there is none or while another node seals
 */
export async function sealLog(database: Database): Promise<SealHead | undefined> {
  for (;;) {
    const { seal, isFull } = await database.transaction(sealOnce);
    if (!isFull) return seal;
  }
}

/** How long the oldest row has been waiting for its seal, in seconds; 0 where all are sealed. */
export async function unsealedSeconds(session: Session): Promise<number> {
  const { xact, id } = (await lastSeal(session))?.last ?? BEFORE_ALL;
  const [row] = await session.rows<{ seconds: number }>(
    `select extract(epoch from clock_timestamp() - at)::float8 as seconds from kehu.operation_log
     where (xact, id) > ($1, $2::uuid) order by xact, id limit 1`,
    [xact, id],
  );
  return Math.max(0, row?.seconds ?? 0);
}

async function sealOnce(tx: Session): Promise<{ seal: SealHead | undefined; isFull: boolean }> {
  const [lock] = await tx.rows<{ held: boolean }>('select pg_try_advisory_xact_lock($1) as held', [
    SEALING_LOCK,
  ]);
  if (!lock!.held) return { seal: undefined, isFull: false };
  const before = await lastSeal(tx);
  const rows = await endedRows(tx, before?.last ?? BEFORE_ALL);
  if (rows.length === 0) return { seal: before, isFull: false };
  const seal = sealOver(rows, before);
  await insertSeal(tx, seal);
  return { seal, isFull: rows.length === ROWS_IN_SEAL };
}

/** Rows whose transactions, and all before them, have ended. */
async function endedRows(tx: Session, behind: LogPlace): Promise<LogRow[]> {
  const rows = await tx.arrays(
    `select l.xact, l.id, l.at, ${LOG_LINE} from kehu.operation_log l
     where (l.xact, l.id) > ($1, $2::uuid) and l.xact < ${ENDED_BELOW}
     order by l.xact, l.id limit $3`,
    [behind.xact, behind.id, ROWS_IN_SEAL],
  );
  return rows.map(logRowOf);
}

function sealOver(rows: readonly LogRow[], before: SealHead | undefined): LogSeal {
  const place = {
    number: (before?.number ?? 0) + 1,
    firstRow: before ? before.firstRow + before.rowCount : 1,
    rowCount: rows.length,
  };
  const rowHashes = Buffer.concat(rows.map(({ line }) => sha256(line)));
  const rowsHash = sha256(rowHashes);
  const { xact, id } = rows.at(-1)!;
  return {
    ...place,
    last: { xact, id },
    lastAt: rows.reduce((latest, { at }) => (at > latest ? at : latest), ''),
    ids: rows.map((row) => row.id),
    rowHashes,
    rowsHash,
    hash: sealHash(before?.hash ?? NO_SEAL, place, rowsHash),
    sealedAt: new Date().toISOString(),
  };
}
