import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const SOURCE = join(import.meta.dirname, 'service-worker.js');

/**
 * Puts the service worker beside the page, under a name that never changes and with the name of this build inside:
 * browsers notice a new build by the difference.
 */
export function serviceWorkerFile(): Plugin {
  return {
    name: 'service-worker-file',
    apply: 'build',
    generateBundle(_options, bundle) {
      const names = Object.keys(bundle).toSorted().join('\n');
      const build = createHash('sha256').update(names).digest('hex').slice(0, 12);
      const source = readFileSync(SOURCE, 'utf8').replace('__BUILD__', build);
      this.emitFile({ type: 'asset', fileName: 'service-worker.js', source });
    },
  };
}
