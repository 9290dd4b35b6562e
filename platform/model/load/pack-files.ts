import type { PackSource } from './pack-source.ts';

/** A JSON file of a pack, by what its name says: `book.entity.json`, `book.entity.patch.json`. */
export interface PackFile {
  /** How problems call it. */
  readonly shown: string;
  /** The name without the kind: `book`; for a patch `book.entity`. */
  readonly name: string;
  readonly kind: string;
  readonly text: string;
  /** The pack of a node that was taken away there and goes on here; see `orgPack`. */
  readonly adoptedFrom?: string;
}

/** Every JSON file of a pack but pack.json, in the order of their paths. */
export function packFiles({ files, place }: Pick<PackSource, 'files' | 'place'>): readonly PackFile[] {
  return [...files]
    .filter(([path]) => path.endsWith('.json') && path !== 'pack.json')
    .map(([path, text]) => ({ shown: `${place}/${path}`, text, ...named(path) }));
}

function named(path: string): Pick<PackFile, 'name' | 'kind' | 'adoptedFrom'> {
  const parts = path.slice(path.lastIndexOf('/') + 1, -'.json'.length).split('.');
  const kind = parts.length > 1 ? parts.pop()! : '';
  const [, adoptedFrom] = /^adopted\/([a-z][a-z0-9-]*)\//.exec(path) ?? [];
  return { name: parts.join('.'), kind, ...(adoptedFrom === undefined ? {} : { adoptedFrom }) };
}
