import { join } from 'node:path';
import { projectRoot } from '../../platform/kernel/project-root.ts';
import { CsvImporter } from '../../platform/exchange/csv-importer.ts';
import type { ImportCounts } from '../../platform/exchange/import-counts.ts';
import { Caller } from '../../platform/kernel/caller.ts';
import type { TestApp } from '../support/test-app.ts';

/** A file, what its rows are, and the map of the project that says so (`northwind/products`). */
export interface Import {
  readonly csv: string;
  readonly entity: string;
  readonly map: string;
}

/** Imports a file as `kehu import` does and tells how fast it went. Wrong rows go to `<csv>.errors.csv`. */
export async function importFile({ node }: TestApp, { csv, entity, map }: Import): Promise<ImportCounts> {
  const start = performance.now();
  const counts = await node.app.get(CsvImporter).run(Caller.system('kehu import', 'en'), {
    file: csv,
    entity,
    map: mapFile(map),
    errorFile: `${csv}.errors.csv`,
  });
  const seconds = (performance.now() - start) / 1000;
  console.log(
    `${map}: ${counts.rows} rows in ${seconds.toFixed(2)} s, ${Math.round(counts.rows / seconds)} rows/s`,
  );
  return counts;
}

export function mapFile(map: string): string {
  return join(projectRoot, `test/real-data/${map}.map.json`);
}
