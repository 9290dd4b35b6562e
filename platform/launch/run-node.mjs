import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeProgram, root } from './prepare.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a built program with the product's Node, passing signals on. The channel between the two tells the program
 * when this process was killed, so that it ends too.
 *
 * @returns {import('node:child_process').ChildProcess}
 */
export function startNode(script, args = []) {
  return spawn(nodeProgram(), ['--enable-source-maps', script, ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    // Compiled modules are kept, which halves the time of a second start.
    env: { NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/kehu'), ...process.env },
  });
}

/** Lives exactly as long as the child and ends the same way. */
export function endWith(child) {
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));
  watchNpm(() => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGKILL' ? 137 : 1)));
}

/** npm killed with SIGKILL passes nothing on; a process without its npm belongs to nobody then. */
function watchNpm(onGone) {
  if (!process.env.npm_lifecycle_event) return;
  const npm = npmProcess();
  const watching = setInterval(() => {
    if (npmProcess() === npm) return;
    clearInterval(watching);
    onGone();
  }, 500);
  watching.unref();
}

/** The parent, or the parent of the shell in which npm runs its scripts. */
function npmProcess() {
  try {
    const [, command, parent] = /\((.*)\) \S+ (\d+)/.exec(readFileSync(`/proc/${process.ppid}/stat`, 'utf8'));
    return /^(ba|da|a|z)?sh$/.test(command) ? Number(parent) : process.ppid;
  } catch {
    return process.ppid;
  }
}
