import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

export interface RunningServer {
  readonly url: string;
  readonly pid: number;
  /** From the command to the first answer. */
  readonly startSeconds: number;
  stop(): Promise<void>;
}

/** Runs a script in a process of its own, so that its CPU is counted apart from the load's. */
export async function startServer(
  script: string,
  port: number,
  environment: Readonly<Record<string, string>>,
  probe: string,
): Promise<RunningServer> {
  const started = performance.now();
  const child = spawn(process.execPath, [join(root, script)], {
    env: { ...process.env, ...environment, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  await answers(`${url}${probe}`, child);
  return {
    url,
    pid: child.pid!,
    startSeconds: (performance.now() - started) / 1000,
    stop: () => stop(child),
  };
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 6000; tries++) {
    if (child.exitCode !== null) throw new Error(`the server of ${url} ended with code ${child.exitCode}`);
    const ok = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return;
    await sleep(50);
  }
  throw new Error(`${url} did not answer within five minutes`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}
