import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../platform/kernel/project-root.ts';
import type { TestApp } from '../support/test-app.ts';
import { mapFile, type Import } from './import-file.ts';

/** What `kehu import` said and took. */
export interface ImportProcess {
  readonly code: number;
  /** `18148 rows: 18148 created, 0 updated, 0 unchanged, 0 failed; 1.5 s, 12098 rows/s`. */
  readonly summary: string;
  readonly output: string;
  /** The most memory the process held, in MB. */
  readonly peak: number;
}

const TELL_PEAK =
  'data:text/javascript,process.on("exit",()=>console.error("peak",process.resourceUsage().maxRSS))';

/** Runs `kehu import` of the built product beside the running application. */
export function importProcess(
  app: TestApp,
  dataDir: string,
  { csv, entity, map }: Import,
): Promise<ImportProcess> {
  const command = [
    'import',
    csv,
    '--entity',
    entity,
    '--map',
    mapFile(map),
    '--errors',
    join(dataDir, 'errors.csv'),
  ];
  const child = spawn(
    process.execPath,
    ['--import', TELL_PEAK, join(projectRoot, 'dist/platform/cli.js'), ...command],
    {
      env: { PATH: process.env.PATH, LANG: 'en', DATABASE_URL: app.databaseUrl, KEHU_DATA_DIR: dataDir },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  return new Promise((resolve) => {
    child.on('close', (code) => {
      const summary = output.match(/^\d+ rows: .*$/gm)?.at(-1) ?? output;
      const peak = Math.round(Number(/peak (\d+)/.exec(output)?.[1]) / 1024);
      console.log(`${map}: ${summary}, at most ${peak} MB`);
      resolve({ code: code ?? 1, summary, output, peak });
    });
  });
}
