import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SealHead } from './log-seals.ts';

/** The end of the chain as it is known outside of the database: whoever rewrites the chain there does not fit it. */
export interface LogHead {
  readonly seal: number;
  /** Sequence of the last sealed row. */
  readonly row: number;
  /** Hexadecimal. */
  readonly hash: string;
  readonly sealedAt: string;
}

export function headOf({ number, firstRow, rowCount, hash, sealedAt }: SealHead): LogHead {
  return { seal: number, row: firstRow + rowCount - 1, hash: hash.toString('hex'), sealedAt };
}

function fileIn(dataDir: string): string {
  return join(dataDir, 'log-head.json');
}

/** Replaces the file as a whole, so that a reader never finds half of it. */
export async function writeHead(dataDir: string, head: LogHead): Promise<void> {
  const file = fileIn(dataDir);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.new`, `${JSON.stringify(head)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

/** Undefined where no node with this data folder has sealed yet. */
export async function readHead(dataDir: string): Promise<LogHead | undefined> {
  const text = await readFile(fileIn(dataDir), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return text === undefined ? undefined : (JSON.parse(text) as LogHead);
}
