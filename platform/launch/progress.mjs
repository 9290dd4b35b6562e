import { spawn } from 'node:child_process';

const EVERY_SECONDS = 10;

/**
 * Runs a command quietly, saying what goes on and for how long.
 *
 * @param {string} label what is being done, such as "Building the server"
 * @param {readonly string[]} command program and arguments
 * @param {string} cwd
 * @returns {Promise<{code: number, output: string}>} `output` is what it printed, for when it failed
 */
export async function withProgress(label, [program, ...args], cwd) {
  const begin = Date.now();
  const seconds = () => `${((Date.now() - begin) / 1000).toFixed(1)} s`;
  console.log(`${label} …`);
  const ticking = setInterval(
    () => console.log(`  still ${label.toLowerCase()} (${seconds()})`),
    EVERY_SECONDS * 1000,
  );
  const result = await collect(program, args, cwd);
  clearInterval(ticking);
  if (result.code === 0) console.log(`  done in ${seconds()}`);
  return result;
}

function collect(program, args, cwd) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve({ code: 1, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
