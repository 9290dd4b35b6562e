import type { Session } from '../connection/session.ts';
import { verifyArchives } from './archive-file.ts';
import { headOf, type LogHead } from './log-head.ts';
import { NO_SEAL, sealHash, sha256 } from './log-line.ts';
import type { LogProblem } from './log-problem.ts';
import { BEFORE_ALL, logRows, sealCovering, sealsFrom, type LogSeal } from './log-seals.ts';

export interface LogCheck {
  /** Rows that were looked at, those in archives included where their files are there. */
  readonly rows: number;
  readonly archivedRows: number;
  /** Archives whose file is not in the data folder: their seals were checked, their rows not. */
  readonly archivesElsewhere: readonly string[];
  readonly head: LogHead | undefined;
  readonly problem: LogProblem | undefined;
}

export interface VerifyOptions {
  /** Where to begin, by the sequence of a row; default: at the first. */
  readonly fromRow?: number;
  /** What was exported last. */
  readonly head?: LogHead | undefined;
  readonly dataDir: string;
}

const SEALS_AT_ONCE = 20;

/** Reads the log again and compares it with its seals, the seals with each other, and the last with the exported head. */
export async function verifyLog(session: Session, options: VerifyOptions): Promise<LogCheck> {
  let before = await sealBefore(session, options.fromRow ?? 1);
  const counts = { rows: 0, archivedRows: 0 };
  const done = (problem?: LogProblem, archivesElsewhere: readonly string[] = []): LogCheck => ({
    ...counts,
    archivesElsewhere,
    head: before && headOf(before),
    problem,
  });
  for (;;) {
    const seals = await sealsFrom(session, (before?.number ?? 0) + 1, SEALS_AT_ONCE);
    for (const seal of seals) {
      const problem = chainProblem(seal, before, options.head) ?? (await rowProblem(session, seal, before));
      if (problem) return done(problem);
      counts[seal.ids ? 'rows' : 'archivedRows'] += seal.rowCount;
      before = seal;
    }
    if (seals.length < SEALS_AT_ONCE) break;
  }
  if (options.head && options.head.seal > (before?.number ?? 0)) {
    return done({ kind: 'endMissing', row: before ? before.firstRow + before.rowCount : 1 });
  }
  const archives = await verifyArchives(session, options.dataDir, options.fromRow ?? 1);
  return done(archives.problem, archives.elsewhere);
}

async function sealBefore(session: Session, row: number): Promise<LogSeal | undefined> {
  const covering = row > 1 ? await sealCovering(session, row) : undefined;
  if (!covering || covering.number === 1) return undefined;
  return (await sealsFrom(session, covering.number - 1, 1))[0];
}

function chainProblem(
  seal: LogSeal,
  before: LogSeal | undefined,
  head: LogHead | undefined,
): LogProblem | undefined {
  const row = before ? before.firstRow + before.rowCount : 1;
  const follows = seal.number === (before?.number ?? 0) + 1 && seal.firstRow === row;
  const rowsHash = seal.rowHashes ? sha256(seal.rowHashes) : seal.rowsHash;
  const hash = sealHash(before?.hash ?? NO_SEAL, seal, rowsHash);
  const isWhole =
    (!seal.ids || seal.ids.length === seal.rowCount) &&
    (!seal.rowHashes || seal.rowHashes.length === seal.rowCount * 32);
  if (!follows || !isWhole || !hash.equals(seal.hash)) return { kind: 'brokenChain', row };
  const differs = head?.seal === seal.number && head.hash !== seal.hash.toString('hex');
  return differs ? { kind: 'headDiffers', row } : undefined;
}

async function rowProblem(
  session: Session,
  seal: LogSeal,
  before: LogSeal | undefined,
): Promise<LogProblem | undefined> {
  const rows = await logRows(session, before?.last ?? BEFORE_ALL, seal.last);
  const hashes = new Map(rows.map(({ id, line }) => [id, sha256(line)]));
  const { ids = [], rowHashes = Buffer.alloc(0), firstRow } = seal;
  for (const [at, id] of ids.entries()) {
    const hash = hashes.get(id);
    if (!hash) return { kind: 'missing', row: firstRow + at, id };
    if (!hash.equals(rowHashes.subarray(at * 32, at * 32 + 32)))
      return { kind: 'altered', row: firstRow + at, id };
    hashes.delete(id);
  }
  const [extra] = hashes.keys();
  return extra === undefined ? undefined : { kind: 'inserted', row: firstRow, id: extra };
}
