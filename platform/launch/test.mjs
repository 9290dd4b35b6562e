#!/usr/bin/env node
/**
 * `npm test`: everything that must hold, from a fresh clone. `npm run test:full` adds what takes long: a million
 * rows, each screen in every combination of language, appearance and width. Further arguments go to vitest.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, install, nodeProgram, root } from './prepare.mjs';

const CHECKS = [
  ['types', ['typescript/bin/tsc', '--noEmit']],
  ['types of the studio', ['typescript/bin/tsc', '-p', 'studio/tsconfig.json']],
  ['lint', ['oxlint/bin/oxlint']],
  ['format', ['oxfmt/bin/oxfmt', '--check']],
];

const total = { passed: 0, failed: 0, skipped: 0 };
if (!(await step(install))) end();
for (const [name, command] of CHECKS) {
  console.log(`Checking ${name} …`);
  total[(await runModule(command)) === 0 ? 'passed' : 'failed']++;
}
await step(build);
const wanted = process.argv.slice(2);
add(
  await runTests(
    wanted.filter((one) => one !== '--full'),
    wanted.includes('--full'),
  ),
);
end();

function end() {
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  process.exit(total.failed === 0 ? 0 : 1);
}

async function step(work) {
  try {
    await work();
    return true;
  } catch (error) {
    console.error(error.message);
    total.failed++;
    return false;
  }
}

async function runTests(args, full) {
  const folder = mkdtempSync(join(tmpdir(), 'kehu-summary-'));
  const summary = join(folder, 'summary.json');
  const reporters = [
    '--reporter=default',
    `--reporter=${join(root, 'platform/launch/summary-reporter.mjs')}`,
  ];
  const code = await runModule(['vitest/vitest.mjs', 'run', ...reporters, ...args], {
    TEST_SUMMARY: summary,
    ...(full ? { TEST_FULL: '1' } : {}),
  });
  const result = existsSync(summary)
    ? JSON.parse(readFileSync(summary, 'utf8'))
    : { passed: 0, failed: 1, skipped: [], scenarios: [] };
  rmSync(folder, { recursive: true });
  if (code !== 0 && result.failed === 0) result.failed = 1;
  return result;
}

function add({ passed, failed, skipped, scenarios }) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped.length;
  for (const { name, reason } of skipped) console.log(`skipped: ${name} (${reason})`);
  tellScenarios(scenarios);
}

/** Scenarios that cannot pass yet are neither passed nor skipped: each is named with what it waits for. */
function tellScenarios(scenarios) {
  if (scenarios.length === 0) return;
  const of = (state) => scenarios.filter((one) => one.state === state);
  for (const { name, why } of of('waiting')) console.log(`waiting: ${name}: ${why}`);
  for (const { name, why } of of('elsewhere')) console.log(`proved on a screen: ${name}: ${why}`);
  const counts = `${of('passed').length} passing, ${of('failed').length} failing, ${of('waiting').length} waiting`;
  console.log(`scenarios: ${counts}, ${of('elsewhere').length} proved on a screen`);
}

function runModule([script, ...args], environment = {}) {
  const child = spawn(nodeProgram(), [join(root, 'node_modules', script), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...environment },
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.on('exit', (code) => resolve(code ?? 1)).on('error', () => resolve(1));
  });
}
