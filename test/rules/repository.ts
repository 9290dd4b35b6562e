import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** Files of the project as git sees them (tracked, or new and not ignored), relative to its root. */
export function projectFiles(...patterns: string[]): string[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate', '--', ...patterns];
  const listed = execFileSync('git', args, { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean);
  const deleted = new Set(
    execFileSync('git', ['ls-files', '--deleted'], { cwd: root, encoding: 'utf8' }).split('\n'),
  );
  return listed.filter((file) => !deleted.has(file));
}

export function readProjectFile(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** The project's source files of a folder, without what is generated. */
export function sourceFiles(...folders: string[]): string[] {
  const patterns = folders.flatMap((folder) => [
    `${folder}/**/*.ts`,
    `${folder}/**/*.tsx`,
    `${folder}/*.ts`,
    `${folder}/*.tsx`,
  ]);
  return projectFiles(...patterns).filter((file) => !file.endsWith('.generated.ts'));
}
