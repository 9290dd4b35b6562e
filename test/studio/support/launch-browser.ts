import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type BrowserServer } from 'playwright-core';
import { packagedChromium, type InstalledBrowser } from './packaged-chromium.ts';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];

const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The one from npm draws without windows, for half of the processor's time; people look through the system's. */
export type Preference = 'packaged' | 'installed';

/**
 * Starts the first browser that can be started: CHROMIUM_PATH alone where it is set, else the one from npm and those
 * of the system.
 *
 * @throws with what each of them said
 */
export async function launchBrowser(first: Preference = 'packaged'): Promise<BrowserServer> {
  const refusals: string[] = [];
  for (const find of candidates(first)) {
    try {
      return await launch(await find());
    } catch (error) {
      refusals.push((error as Error).message);
    }
  }
  throw new Error(`no browser starts here: ${refusals.join('\n')}`);
}

/** Starts one browser; others connect to its address. */
function launch({ path, environment }: InstalledBrowser): Promise<BrowserServer> {
  return chromium.launchServer({
    executablePath: path,
    args: ARGUMENTS,
    // Without a UTF-8 locale it names no download in Chinese.
    env: { ...process.env, LC_ALL: 'C.UTF-8', ...environment },
    host: '127.0.0.1',
  });
}

function candidates(first: Preference): readonly (() => Promise<InstalledBrowser>)[] {
  const wanted = process.env['CHROMIUM_PATH'];
  const paths = wanted ? [wanted] : systemBrowsers();
  const found = paths.map((path) => () => Promise.resolve({ path, environment: {} }));
  if (wanted) return found;
  return first === 'packaged' ? [packagedChromium, ...found] : [...found, packagedChromium];
}

function systemBrowsers(): readonly string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const inPath = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...inPath, ...ELSEWHERE].filter(isExecutable).slice(0, 2);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
