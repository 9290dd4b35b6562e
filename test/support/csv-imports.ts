import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CsvImporter } from '../../platform/exchange/csv-importer.ts';
import type { ImportCounts } from '../../platform/exchange/import-counts.ts';
import type { ImportMap } from '../../platform/exchange/import-map.ts';
import { Caller } from '../../platform/kernel/caller.ts';
import type { TestApp } from './test-app.ts';

/** Imports of CSV text into a running application, with their files in a folder of their own, gone with the application. */
export class CsvImports {
  readonly folder: string;
  readonly errorFile: string;

  constructor(private readonly app: TestApp) {
    this.folder = mkdtempSync(join(app.dataDir, 'import-'));
    this.errorFile = this.file('errors.csv');
  }

  file(name: string): string {
    return join(this.folder, name);
  }

  run(
    entity: string,
    map: ImportMap,
    csv: string,
    caller = Caller.system('test import'),
  ): Promise<ImportCounts> {
    writeFileSync(this.file('rows.csv'), csv);
    return this.runFile(entity, map, this.file('rows.csv'), caller);
  }

  runFile(
    entity: string,
    map: ImportMap,
    file: string,
    caller = Caller.system('test import'),
  ): Promise<ImportCounts> {
    writeFileSync(this.file('map.json'), JSON.stringify(map));
    const request = { file, entity, map: this.file('map.json'), errorFile: this.errorFile };
    return this.app.node.app.get(CsvImporter).run(caller, request);
  }

  /** Records as the API lists them. */
  async items(entity: string, query: Readonly<Record<string, string>>): Promise<Record<string, unknown>[]> {
    const path = `/api/records/${entity}?${new URLSearchParams({ limit: '500', ...query })}`;
    return (await this.app.api<{ items: Record<string, unknown>[] }>('GET', path)).body.items;
  }
}
