import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../platform/kernel/project-root.ts';

const START_LIMIT = 60_000;

/** The built product in a process of its own, as `npm start` runs it. */
export interface ProductProcess {
  readonly url: string;
  readonly pid: number;
  /** Everything it printed so far. */
  output(): string;
  signal(signal: NodeJS.Signals): void;
  /** Resolves with the exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
}

/** Builds what is older than its sources, as every start does; once is enough for a test file. */
export function buildProduct(): void {
  const built = spawnSync(process.execPath, [join(projectRoot, 'platform/launch/kehu.mjs'), 'help'], {
    encoding: 'utf8',
  });
  if (built.status !== 0) throw new Error(`the product does not build: ${built.stdout}${built.stderr}`);
}

/** Starts the product and waits until it tells its address. @throws when it ends before */
export async function startProduct(environment: Readonly<Record<string, string>>): Promise<ProductProcess> {
  const child = spawn(process.execPath, [join(projectRoot, 'dist/platform/main.js')], {
    env: { PATH: process.env.PATH, LANG: 'en', PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.on('close', (code, signal) => resolve(code ?? signal ?? 1));
  });
  const url = await address(child, () => output, ended);
  return { url, pid: child.pid!, output: () => output, signal: (signal) => void child.kill(signal), ended };
}

async function address(child: ChildProcess, output: () => string, ended: Promise<unknown>): Promise<string> {
  let over = false;
  void ended.then(() => (over = true));
  for (const deadline = Date.now() + START_LIMIT; Date.now() < deadline;) {
    const [url] = /http:\/\/\S+/.exec(output()) ?? [];
    if (url) return url;
    if (over) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  child.kill('SIGKILL');
  throw new Error(`the product did not start: ${output()}`);
}

/** The process of the embedded database server of a data folder. */
export function databasePid(dataDir: string): number {
  const where = join(dataDir, 'WHERE');
  const folder = existsSync(where) ? readFileSync(where, 'utf8').split('\n')[0]! : join(dataDir, 'postgres');
  return Number(readFileSync(join(folder, 'cluster/postmaster.pid'), 'utf8').split('\n')[0]);
}
