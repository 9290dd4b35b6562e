import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, isAbsolute, join, relative, resolve } from 'node:path';
import { projectRoot } from '../../kernel/project-root.ts';
import { messages } from '../messages.ts';
import type { Problem } from '../problem.ts';
import { isPackPath, packText, textOf, type PackSource } from './pack-source.ts';

/** The files of a folder as a pack. A folder that is not there has none. */
export function packFolder(path: string): PackSource {
  const folder = resolve(path);
  const place = shownPath(folder);
  const problems: Problem[] = [];
  const files = filesBelow(folder).flatMap((file) => {
    const text = textOf(readFileSync(join(folder, file)));
    if (text === undefined)
      problems.push({ file: `${place}/${file}`, pointer: '', message: messages.notText() });
    return text === undefined ? [] : [[file, text] as const];
  });
  return { name: basename(folder), place, files: packText(files), folder, problems };
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter(isPackPath);
}

/** A path as people know it: from the project's folder, or whole where it lies outside. */
function shownPath(path: string): string {
  const inside = relative(projectRoot, path);
  return inside.startsWith('..') || isAbsolute(inside) ? path : inside.replaceAll('\\', '/');
}
