/**
 * Makes a fresh clone runnable: installs, then builds what is older than its sources. No dependencies, and nothing
 * newer than Node 20, because this runs before anything is installed.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withProgress } from './progress.mjs';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Each output folder with what it is built from and how. */
const PARTS = [
  {
    name: 'the server',
    output: 'dist/platform',
    sources: ['platform', 'plugins', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'],
    command: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'],
  },
  {
    name: 'the studio',
    output: 'dist/studio',
    sources: ['studio', 'plugins', 'platform/expression', 'platform/kernel', 'package-lock.json'],
    command: [
      'node_modules/vite/bin/vite.js',
      'build',
      '--config',
      'studio/vite.config.ts',
      '--logLevel',
      'warn',
    ],
  },
];

export async function prepare() {
  try {
    await install();
    await build();
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}

/**
 * `npm install` and not `npm ci`: the latter refuses a lock file without the packages of other platforms, which is
 * what a registry that mirrors only some platforms leaves. Versions come from the lock file either way.
 */
export async function install() {
  const stamp = join(root, 'node_modules/.kehu-installed');
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  if (!existsSync(stamp) && modified('node_modules/.package-lock.json') >= modified('package-lock.json'))
    return;
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const options = ['install', '--no-save', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  await run('Installing packages', [...npm, ...options, '--loglevel=error']);
  writeFileSync(stamp, wanted);
}

export async function build() {
  for (const part of PARTS) {
    const stamp = join(root, 'dist', `${part.name.replace(/\W+/g, '-')}.stamp`);
    const state = fingerprint(part.sources);
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state) continue;
    rmSync(stamp, { force: true });
    rmSync(join(root, part.output), { recursive: true, force: true });
    const said = await run(`Building ${part.name}`, [nodeProgram(), ...part.command]);
    if (said) console.log(said.replace(/^/gm, '  '));
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, state);
  }
}

/** The Node that runs the product: this one when it is new enough, else the one npm installed. */
export function nodeProgram() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 17)) return process.execPath;
  const installed = join(root, 'node_modules/.bin/node');
  if (spawnSync(installed, ['--version']).status === 0) return installed;
  throw new Error(
    `Node ${process.versions.node} is too old and no newer one comes for this machine; install Node 24.`,
  );
}

/** @returns what the command had to say */
async function run(label, command) {
  const { code, output } = await withProgress(label, command, root);
  if (code !== 0) throw new Error(`${output.trim()}\n${label} failed (${command.join(' ')}).`);
  return output.trim();
}

function modified(file) {
  return statSync(join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function fingerprint(sources) {
  const hash = createHash('sha256');
  for (const source of sources) addTo(hash, join(root, source));
  return hash.digest('hex');
}

function addTo(hash, path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory()) {
    for (const name of readdirSync(path).toSorted()) if (name !== 'README.md') addTo(hash, join(path, name));
  } else if (found && !/\.test\.tsx?$/.test(path)) {
    hash.update(`${path}\0${found.size}\0${found.mtimeMs}\n`);
  }
}
