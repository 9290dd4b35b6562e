import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder of the project: where package.json, metadata/ and node_modules/ are. Found by walking up, because
 * the same source runs from platform/ (tests) and from dist/platform/ (built).
 */
export const projectRoot: string = find(dirname(fileURLToPath(import.meta.url)));

function find(folder: string): string {
  const file = join(folder, 'package.json');
  if (existsSync(file) && nameIn(file) === 'kehu') return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('package.json of "kehu" not found above the running file');
  return find(parent);
}

function nameIn(file: string): unknown {
  return (JSON.parse(readFileSync(file, 'utf8')) as { name?: unknown }).name;
}
