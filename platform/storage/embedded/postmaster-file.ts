import { existsSync, readFileSync, readlinkSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The process that `postmaster.pid` of a cluster names. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

const LARGEST_PID = 2 ** 22;

/** The live database server of a cluster, or undefined. A file left by a killed server is made harmless. */
export function findPostmaster(cluster: string): Postmaster | undefined {
  const file = join(cluster, 'postmaster.pid');
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  const pid = Number(lines[0]);
  if (!(pid > 0)) return undefined;
  if (isServerOf(pid, cluster)) return { pid, port: Number(lines[3]) };
  if (isPresent(pid)) disown(file, lines);
  return undefined;
}

/** Whether a process runs with this cluster as its folder, which is where PostgreSQL goes first of all. */
function isServerOf(pid: number, cluster: string): boolean {
  if (!isPresent(pid) || isZombie(pid)) return false;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
  } catch {
    // No /proc: PostgreSQL itself decides when it is started.
    return !existsSync('/proc/self');
  }
}

/**
 * PostgreSQL does not start while the process named in the file exists, be it a zombie or a stranger that got the
 * number since. Removing the file would also remove the key of the shared memory by which PostgreSQL sees that
 * children of the killed server still write, so only the number is replaced, by one no process has.
 */
function disown(file: string, lines: readonly string[]): void {
  let free = LARGEST_PID - 1;
  while (isPresent(free)) free--;
  writeFileSync(file, [String(free), ...lines.slice(1)].join('\n'));
}

function isPresent(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function isZombie(pid: number): boolean {
  try {
    return / Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/.*\)/, ''));
  } catch {
    return false;
  }
}
