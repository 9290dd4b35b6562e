import { watch as watchFolder } from 'node:fs';
import { join } from 'node:path';
import { build, root } from './prepare.mjs';
import { startNode } from './run-node.mjs';

const QUIET_MS = 200;

/** Runs a program with the packs as their folders are and, whenever its sources or metadata change, builds and runs it anew. */
export function watch(program) {
  process.env.KEHU_DEVELOP ??= '1';
  let child = startNode(program);
  let timer;
  const renew = async () => {
    await ended(child);
    try {
      await build();
      child = startNode(program);
    } catch (error) {
      // The next change tries again.
      console.error(error.message);
    }
  };
  for (const folder of ['platform', 'plugins', 'metadata']) {
    watchFolder(join(root, folder), { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(renew, QUIET_MS);
    });
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, async () => {
      await ended(child);
      process.exit(0);
    });
}

function ended(child) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  child.kill('SIGTERM');
  return new Promise((resolve) => child.on('exit', resolve));
}
