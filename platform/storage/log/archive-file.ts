import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { Session } from '../connection/session.ts';
import { sha256 } from './log-line.ts';
import { sealsFrom } from './log-seals.ts';
import type { LogProblem } from './log-problem.ts';

/** What stands in the database for rows that were moved to a file. */
export interface LogArchive {
  readonly firstSeal: number;
  readonly lastSeal: number;
  readonly firstRow: number;
  readonly lastRow: number;
  /** Name of the file in the folder of archives. */
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
}

export function archiveFolder(dataDir: string): string {
  return join(dataDir, 'log-archive');
}

async function archivesOf(session: Session): Promise<LogArchive[]> {
  return session.rows<LogArchive>(
    `select first_seal as "firstSeal", last_seal as "lastSeal", first_row as "firstRow", last_row as "lastRow",
      file, sha256, bytes from kehu.log_archive order by first_seal`,
  );
}

/** Archives that lie in the data folder, against the hash of their file and the seals of their rows. */
export async function verifyArchives(
  session: Session,
  dataDir: string,
  fromRow: number,
): Promise<{ problem: LogProblem | undefined; elsewhere: string[] }> {
  const elsewhere: string[] = [];
  for (const archive of (await archivesOf(session)).filter(({ lastRow }) => lastRow >= fromRow)) {
    const path = join(archiveFolder(dataDir), archive.file);
    const isThere = await access(path).then(
      () => true,
      () => false,
    );
    if (!isThere) elsewhere.push(archive.file);
    else if (!(await isUnaltered(session, path, archive)))
      return {
        problem: { kind: 'archiveAltered', row: archive.firstRow, id: archive.file },
        elsewhere,
      };
  }
  return { problem: undefined, elsewhere };
}

export async function fileHash(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

async function isUnaltered(session: Session, path: string, archive: LogArchive): Promise<boolean> {
  return (await fileHash(path)) === archive.sha256 && rowsAgree(session, path, archive);
}

/** The lines of the file, hashed as they were when they were sealed. */
async function rowsAgree(session: Session, path: string, archive: LogArchive): Promise<boolean> {
  const lines = createInterface({ input: createReadStream(path).pipe(createGunzip()), crlfDelay: Infinity });
  const iterator = lines[Symbol.asyncIterator]();
  for (let number = archive.firstSeal; number <= archive.lastSeal; number++) {
    const [seal] = await sealsFrom(session, number, 1);
    if (seal?.number !== number) return false;
    const hashes: Buffer[] = [];
    while (hashes.length < seal.rowCount) {
      const { value, done } = await iterator.next();
      if (done) return false;
      hashes.push(sha256(value));
    }
    if (!sha256(...hashes).equals(seal.rowsHash)) return false;
  }
  return (await iterator.next()).done === true;
}
