import { readdirSync } from 'node:fs';
import { basename, isAbsolute, join, relative } from 'node:path';
import { projectRoot } from '../../kernel/project-root.ts';

/** A JSON file of a pack, by what its name says: `book.entity.json`, `book.entity.patch.json`. */
export interface PackFile {
  readonly path: string;
  /** How problems call it. */
  readonly shown: string;
  /** The name without the kind: `book`; for a patch `book.entity`. */
  readonly name: string;
  readonly kind: string;
}

/** Every JSON file below a pack's folder but pack.json, in a fixed order. */
export function packFiles(folder: string): readonly PackFile[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => path !== join(folder, 'pack.json') && !isHidden(relative(folder, path)))
    .toSorted()
    .map(packFile);
}

/** A path as people know it: from the project's folder, or whole where it lies outside. */
export function shownPath(path: string): string {
  const inside = relative(projectRoot, path);
  return inside.startsWith('..') || isAbsolute(inside) ? path : inside.replaceAll('\\', '/');
}

function packFile(path: string): PackFile {
  const parts = basename(path, '.json').split('.');
  const kind = parts.length > 1 ? parts.pop()! : '';
  return { path, shown: shownPath(path), name: parts.join('.'), kind };
}

function isHidden(path: string): boolean {
  return path.split(/[\\/]/).some((part) => part.startsWith('.') || part === 'node_modules');
}
