import { readdirSync, readFileSync } from 'node:fs';
import { Client } from 'pg';

const TICKS_PER_SECOND = 100;

interface ProcessStat {
  readonly pid: number;
  readonly parent: number;
  readonly milliseconds: number;
}

/** CPU time a process has used so far, from /proc (Linux): user and system, in milliseconds. */
function readStat(pid: number): ProcessStat | undefined {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const rest = line.slice(line.lastIndexOf(')') + 2).split(' ');
    const ticks = Number(rest[11]) + Number(rest[12]) + Number(rest[13]) + Number(rest[14]);
    return { pid, parent: Number(rest[1]), milliseconds: (ticks * 1000) / TICKS_PER_SECOND };
  } catch {
    return undefined;
  }
}

function allStats(): ProcessStat[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => readStat(Number(name)))
    .filter((stat): stat is ProcessStat => stat !== undefined);
}

/** CPU milliseconds used so far by some processes and all their descendants: a server, a postmaster with its backends. */
export function cpuOf(...roots: readonly number[]): number {
  const stats = allStats();
  const wanted = new Set(roots);
  for (let grown = true; grown;) {
    grown = false;
    for (const { pid, parent } of stats) {
      if (!wanted.has(pid) && wanted.has(parent)) {
        wanted.add(pid);
        grown = true;
      }
    }
  }
  return stats.filter(({ pid }) => wanted.has(pid)).reduce((sum, { milliseconds }) => sum + milliseconds, 0);
}

/** Resident memory of one process in MB. */
export function residentMb(pid: number): number {
  const line = readFileSync(`/proc/${pid}/status`, 'utf8')
    .split('\n')
    .find((text) => text.startsWith('VmRSS:'));
  return Number(line?.replace(/\D/g, '') ?? 0) / 1024;
}

/** The postmaster behind a database: the parent of the backend that answers. */
export async function postmasterPid(url: string): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    const backend = readStat(rows[0]!.pid);
    if (!backend) throw new Error('the database runs on another machine; its CPU cannot be measured');
    return backend.parent;
  } finally {
    await client.end();
  }
}
