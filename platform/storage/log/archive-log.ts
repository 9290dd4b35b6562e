import { createWriteStream } from 'node:fs';
import { mkdir, open, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Conflict } from '../../kernel/errors.ts';
import type { Database } from '../connection/database.ts';
import type { Session } from '../connection/session.ts';
import { messages } from '../messages.ts';
import { archiveFolder, fileHash, type LogArchive } from './archive-file.ts';
import { sha256 } from './log-line.ts';
import { BEFORE_ALL, logRows, sealsFrom, type LogSeal } from './log-seals.ts';

/**
 * Moves sealed rows from before a moment to a compressed file of lines, whole seals from the oldest on. The seals
 * stay, without the hashes of their single rows, so that the chain can be followed through what is archived. Rows
 * that do not agree with their seal are not moved: an archive never launders them.
 *
 * @returns undefined where no whole seal is that old
 * @throws Conflict naming the row that was altered
 */
export async function archiveLog(
  database: Database,
  dataDir: string,
  before: Date,
  note: (tx: Session, archive: LogArchive) => Promise<void>,
): Promise<LogArchive | undefined> {
  const range = await database.unhurried((session) => oldSeals(session, before));
  if (!range) return undefined;
  const file = `operation-log-${pad(range.firstRow)}-${pad(range.lastRow)}.jsonl.gz`;
  const folder = archiveFolder(dataDir);
  await mkdir(folder, { recursive: true });
  const path = join(folder, file);
  await database.unhurried((session) => writeLines(session, range, `${path}.new`));
  await rename(`${path}.new`, path);
  const { size } = await stat(path);
  const archive: LogArchive = { ...range, file, sha256: await fileHash(path), bytes: size };
  await database.transaction(
    async (tx) => {
      await takeOut(tx, archive);
      await note(tx, archive);
    },
    { unhurried: true },
  );
  return archive;
}

type Range = Pick<LogArchive, 'firstSeal' | 'lastSeal' | 'firstRow' | 'lastRow'>;

async function oldSeals(session: Session, before: Date): Promise<Range | undefined> {
  const [range] = await session.rows<{ [K in keyof Range]: number | null }>(
    `with kept as (select min(number) as number from kehu.log_seal where last_at >= $1::timestamptz)
     select min(number) as "firstSeal", max(number) as "lastSeal", min(first_row) as "firstRow",
       max(first_row + row_count - 1) as "lastRow"
     from kehu.log_seal where ids is not null and number < coalesce((select number from kept), number + 1)`,
    [before],
  );
  return range?.firstSeal ? (range as Range) : undefined;
}

async function writeLines(session: Session, range: Range, path: string): Promise<void> {
  await pipeline(Readable.from(lines(session, range)), createGzip(), createWriteStream(path));
  const handle = await open(path, 'r');
  await handle.sync();
  await handle.close();
}

async function* lines(session: Session, { firstSeal, lastSeal }: Range): AsyncGenerator<string> {
  let [before] = firstSeal > 1 ? await sealsFrom(session, firstSeal - 1, 1) : [];
  for (let number = firstSeal; number <= lastSeal; number++) {
    const [seal] = await sealsFrom(session, number, 1);
    const rows = await logRows(session, before?.last ?? BEFORE_ALL, seal!.last);
    const hash = sha256(...rows.map(({ line }) => sha256(line)));
    if (!hash.equals(seal!.rowsHash)) throw new Conflict(messages.logAltered(rowsOf(seal!)));
    yield rows.map(({ line }) => `${line}\n`).join('');
    before = seal;
  }
}

function rowsOf({ firstRow, rowCount }: LogSeal) {
  return { first: firstRow, last: firstRow + rowCount - 1 };
}

async function takeOut(tx: Session, archive: LogArchive): Promise<void> {
  const { firstSeal, lastSeal, firstRow, lastRow, file, sha256: hash, bytes } = archive;
  const [seal] = await sealsFrom(tx, lastSeal, 1);
  await tx.run(`select set_config('kehu.log_archiving', 'on', true)`);
  await tx.run(
    `insert into kehu.log_archive (first_seal, last_seal, first_row, last_row, file, sha256, bytes, archived_at)
     values ($1, $2, $3, $4, $5, $6, $7, now())`,
    [firstSeal, lastSeal, firstRow, lastRow, file, hash, bytes],
  );
  await tx.run('delete from kehu.operation_log where (xact, id) <= ($1, $2::uuid)', [
    seal!.last.xact,
    seal!.last.id,
  ]);
  await tx.run('update kehu.log_seal set ids = null, row_hashes = null where number between $1 and $2', [
    firstSeal,
    lastSeal,
  ]);
  await tx.run(`select set_config('kehu.log_archiving', 'off', true)`);
}

function pad(row: number): string {
  return String(row).padStart(12, '0');
}
