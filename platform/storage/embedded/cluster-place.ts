import { createHash, randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { Unavailable } from '../../kernel/errors.ts';
import type { Binaries } from './binaries.ts';
import { program } from './binaries.ts';
import { messages } from './messages.ts';
import { can, serverUser, type OsUser } from './os-user.ts';

/** Where a database server keeps its things and who runs it. */
export interface ClusterPlace {
  /** Holds `cluster/`, `password`, `port` and `start.log`. */
  readonly folder: string;
  readonly binaries: Binaries;
  readonly user: OsUser | undefined;
}

const STATE_FOLDER = '/var/lib/kehu';

/**
 * `<data folder>/postgres`, where the server's OS user can reach that. Else (a project in root's home, for one)
 * binaries and cluster go to a folder of the system's state directory named by a hash of the data folder's path,
 * and the file WHERE in the data folder says so.
 */
export function choosePlace(dataDir: string, binaries: Binaries): ClusterPlace {
  mkdirSync(dataDir, { recursive: true });
  const inside = join(dataDir, 'postgres');
  const elsewhere = readWhere(dataDir);
  const user = serverUser(join(elsewhere ?? inside, 'cluster'));
  if (!user) return { folder: ownFolder(elsewhere ?? inside), binaries, user };
  if (!elsewhere && reaches(user, inside, binaries)) return { folder: inside, binaries, user };
  const folder = elsewhere ?? join(stateFolderOf(dataDir), 'postgres');
  ownedFolder(folder, user);
  writeWhere(dataDir, folder);
  return { folder, binaries: reachableBinaries(binaries, user), user };
}

/** Makes a folder only the server's user (and root) can enter. */
export function ownedFolder(folder: string, user: OsUser | undefined): void {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o700);
  if (user) chownSync(folder, user.uid, user.gid);
}

function ownFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return folder;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EACCES')
      throw new Unavailable(messages.foreignFolder({ folder }));
    throw error;
  }
}

function reaches(user: OsUser, folder: string, binaries: Binaries): boolean {
  ownedFolder(folder, user);
  if (can(user, 'w', folder) && can(user, 'x', program(binaries, 'postgres'))) return true;
  if (!existsSync(join(folder, 'cluster'))) rmSync(folder, { recursive: true });
  return false;
}

/** Named by the path, and by a number where an earlier data folder of this path left its database behind. */
function stateFolderOf(dataDir: string): string {
  const hash = createHash('sha256').update(realpathSync(dataDir)).digest('hex').slice(0, 16);
  for (let number = 1; ; number++) {
    const folder = join(STATE_FOLDER, number === 1 ? hash : `${hash}-${number}`);
    if (!existsSync(join(folder, 'postgres/cluster'))) return folder;
  }
}

/** The cluster stays where it is when the data folder moves; a copy of the data folder gets a cluster of its own. */
function readWhere(dataDir: string): string | undefined {
  const where = join(dataDir, 'WHERE');
  if (!existsSync(where)) return undefined;
  const folder = readFileSync(where, 'utf8').split('\n')[0]!;
  if (!existsSync(join(folder, 'cluster'))) return undefined;
  const owner = readFileSync(join(dirname(folder), 'data-folder'), 'utf8');
  return owner === realpathSync(dataDir) || !existsSync(owner) ? folder : undefined;
}

function writeWhere(dataDir: string, folder: string): void {
  writeFileSync(join(dirname(folder), 'data-folder'), realpathSync(dataDir));
  const why = 'The database of this folder is there, because the OS user that runs it cannot reach this one.';
  writeFileSync(join(dataDir, 'WHERE'), `${folder}\n${why}\n`);
}

function reachableBinaries(binaries: Binaries, user: OsUser): Binaries {
  if (can(user, 'x', program(binaries, 'postgres'))) return binaries;
  const copy = { ...binaries, folder: join(STATE_FOLDER, `postgresql-${binaries.version}`) };
  if (!existsSync(copy.folder)) {
    const unfinished = `${copy.folder}.${randomBytes(6).toString('hex')}`;
    cpSync(binaries.folder, unfinished, { recursive: true, verbatimSymlinks: true });
    if (existsSync(copy.folder)) rmSync(unfinished, { recursive: true });
    else renameSync(unfinished, copy.folder);
  }
  if (can(user, 'x', program(copy, 'postgres'))) return copy;
  throw new Unavailable(messages.binariesUnusable({ reason: `${copy.folder} cannot be reached` }));
}
