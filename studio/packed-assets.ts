import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** What a bundler tells about one of its scripts. */
interface Script {
  readonly fileName: string;
  readonly isEntry: boolean;
  /** Scripts that load with it, not those it asks for later. */
  readonly imports: readonly string[];
}

/** Leaves each script and style also as gzip, as the server sends them, and says how much the first page takes. */
export function packedAssets(): Plugin {
  return {
    name: 'packed-assets',
    apply: 'build',
    writeBundle({ dir }, bundle) {
      const sizes = new Map<string, number>();
      for (const name of Object.keys(bundle).filter((one) => /\.(js|css)$/.test(one))) {
        const packed = gzipSync(readFileSync(join(dir!, name)), { level: 9 });
        writeFileSync(join(dir!, `${name}.gz`), packed);
        sizes.set(name, packed.length);
      }
      const scripts = Object.values(bundle).filter((one) => one.type === 'chunk');
      const first = loadedFirst(scripts);
      const bytes = first.reduce((sum, name) => sum + sizes.get(name)!, 0);
      console.log(`First load: ${(bytes / 1000).toFixed(0)} kB of script (gzip) in ${first.length} files`);
    },
  };
}

/** The entry and everything it cannot start without. */
function loadedFirst(scripts: readonly Script[]): readonly string[] {
  const byName = new Map(scripts.map((script) => [script.fileName, script]));
  const found = new Set<string>();
  function add(name: string): void {
    const script = byName.get(name);
    if (!script || found.has(name)) return;
    found.add(name);
    script.imports.forEach(add);
  }
  for (const script of scripts) if (script.isEntry) add(script.fileName);
  return [...found];
}
