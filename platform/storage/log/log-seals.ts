import type { Session } from '../connection/session.ts';
import { LOG_LINE } from './log-line.ts';

/** The place of a row in the order in which rows are sealed. */
export interface LogPlace {
  readonly xact: number;
  readonly id: string;
}

/** A seal over the rows that follow those of the seal before it. */
export interface LogSeal {
  /** 1, 2, 3 …, without a gap. */
  readonly number: number;
  /** Sequence of its first row; the log's first row is 1. */
  readonly firstRow: number;
  readonly rowCount: number;
  readonly last: LogPlace;
  /** The latest moment of its rows. */
  readonly lastAt: string;
  /** Undefined once the rows are archived. */
  readonly ids: readonly string[] | undefined;
  /** 32 bytes a row. */
  readonly rowHashes: Buffer | undefined;
  readonly rowsHash: Buffer;
  readonly hash: Buffer;
  readonly sealedAt: string;
}

export interface LogRow extends LogPlace {
  readonly at: string;
  readonly line: string;
}

const COLUMNS =
  'number, first_row, row_count, last_xact, last_id, last_at, ids, row_hashes, rows_hash, hash, sealed_at';

export const BEFORE_ALL: LogPlace = { xact: -1, id: '00000000-0000-0000-0000-000000000000' };

/** A seal without what it says of each of its rows. */
export type SealHead = Omit<LogSeal, 'ids' | 'rowHashes'>;

/** Read every few seconds, so without its thousands of ids and hashes. */
export async function lastSeal(session: Session): Promise<SealHead | undefined> {
  const columns = COLUMNS.replace('ids, row_hashes', 'null, null');
  const [row] = await session.arrays(`select ${columns} from kehu.log_seal order by number desc limit 1`, []);
  if (!row) return undefined;
  const { ids: _, rowHashes: __, ...head } = sealOf(row);
  return head;
}

/** Seals from a number on. */
export async function sealsFrom(session: Session, number: number, limit: number): Promise<LogSeal[]> {
  const rows = await session.arrays(
    `select ${COLUMNS} from kehu.log_seal where number >= $1 order by number limit $2`,
    [number, limit],
  );
  return rows.map(sealOf);
}

/** The seal that covers a row, by the row's sequence. */
export async function sealCovering(session: Session, sequence: number): Promise<LogSeal | undefined> {
  const [row] = await session.arrays(
    `select ${COLUMNS} from kehu.log_seal where first_row <= $1 order by number desc limit 1`,
    [sequence],
  );
  return row && sealOf(row);
}

export async function insertSeal(tx: Session, seal: LogSeal): Promise<void> {
  const { number, firstRow, rowCount, last, lastAt, ids, rowHashes, rowsHash, hash, sealedAt } = seal;
  await tx.run(
    `insert into kehu.log_seal (${COLUMNS}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [number, firstRow, rowCount, last.xact, last.id, lastAt, ids, rowHashes, rowsHash, hash, sealedAt],
  );
}

/** Rows behind one place and up to another, in the order of sealing. */
export async function logRows(
  session: Session,
  behind: LogPlace,
  upTo: LogPlace,
  limit = 100_000,
): Promise<LogRow[]> {
  const rows = await session.arrays(
    `select l.xact, l.id, l.at, ${LOG_LINE} from kehu.operation_log l
     where (l.xact, l.id) > ($1, $2::uuid) and (l.xact, l.id) <= ($3, $4::uuid)
     order by l.xact, l.id limit $5`,
    [behind.xact, behind.id, upTo.xact, upTo.id, limit],
  );
  return rows.map(logRowOf);
}

export function logRowOf(row: readonly unknown[]): LogRow {
  const [xact, id, at, line] = row as [number, string, string, string];
  return { xact, id, at, line };
}

function sealOf(row: readonly unknown[]): LogSeal {
  const [number, firstRow, rowCount, xact, id, lastAt, ids, rowHashes, rowsHash, hash, sealedAt] = row;
  return {
    number: number as number,
    firstRow: firstRow as number,
    rowCount: rowCount as number,
    last: { xact: xact as number, id: id as string },
    lastAt: lastAt as string,
    ids: (ids as string[] | null) ?? undefined,
    rowHashes: (rowHashes as Buffer | null) ?? undefined,
    rowsHash: rowsHash as Buffer,
    hash: hash as Buffer,
    sealedAt: sealedAt as string,
  };
}
