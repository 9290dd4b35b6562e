import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';

/** The OS user the database server runs as, where that is another one than the node's. */
export interface OsUser {
  readonly uid: number;
  readonly gid: number;
}

/**
 * PostgreSQL refuses to run as root. The owner of an existing cluster runs it; else the user `postgres`, made when
 * missing; else `nobody`. undefined: the node's own user does.
 */
export function serverUser(existingCluster: string): OsUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return ownerOf(existingCluster) ?? lookUp('postgres') ?? makeUser('postgres') ?? lookUp('nobody');
}

/** Whether that user can reach and run a file, or reach and write a folder. */
export function can(user: OsUser, access: 'x' | 'w', path: string): boolean {
  const check = spawnSync('/bin/sh', ['-c', `test -${access} "$1"`, 'sh', path], { ...user, cwd: '/' });
  return check.status === 0;
}

function ownerOf(cluster: string): OsUser | undefined {
  const found = statSync(cluster, { throwIfNoEntry: false });
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : undefined;
}

function lookUp(name: string): OsUser | undefined {
  const [uid, gid] = ['-u', '-g'].map((part) => spawnSync('id', [part, name], { encoding: 'utf8' }).stdout);
  return uid?.trim() && gid?.trim() ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

function makeUser(name: string): OsUser | undefined {
  const made = spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', name]);
  if (made.status !== 0) spawnSync('adduser', ['-S', '-D', '-H', name]);
  return lookUp(name);
}
