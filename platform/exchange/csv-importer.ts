import { Injectable } from '@nestjs/common';
import { Access } from '../access/access.ts';
import type { Caller } from '../kernel/caller.ts';
import { MetadataError } from '../model/problem.ts';
import { Organisations } from '../records/organisation.ts';
import { planOf } from '../records/record-plan.ts';
import { RecordWriter } from '../records/record-writer.ts';
import { refuseDenied } from '../records/write/operation.ts';
import { CurrentCatalog } from '../storage/catalog.ts';
import { Database } from '../storage/connection/database.ts';
import { inChunks, oneAhead } from './chunks.ts';
import { openCsv } from './csv-rows.ts';
import { ErrorFile } from './error-file.ts';
import type { ImportCounts } from './import-counts.ts';
import { planImport, type ImportPlan } from './import-plan.ts';
import { ImportRun } from './import-run.ts';
import { readImportMap } from './read-import-map.ts';
import { RecordLookup } from './record-lookup.ts';
import { groupRows, type RowGroup } from './row-groups.ts';

/** Rows of one chunk: short transactions, and little in memory. */
const CHUNK_ROWS = 1000;

export interface ImportRequest {
  /** The CSV file. */
  readonly file: string;
  readonly entity: string;
  /** The file of the map. */
  readonly map: string;
  /** Where rows that fail are written; made only when there are some. */
  readonly errorFile: string;
  readonly progress?: (counts: Readonly<ImportCounts>) => void;
}

/**
 * Brings a CSV file in through the one write path, chunk by chunk: rows that are right are stored, the others go
 * to the error file. Memory stays flat, however long the file is.
 */
@Injectable()
export class CsvImporter {
  constructor(
    private readonly database: Database,
    private readonly current: CurrentCatalog,
    private readonly access: Access,
    private readonly writer: RecordWriter,
    private readonly organisations: Organisations,
  ) {}

  /** @throws MetadataError when the map does not fit the file or the Model; nothing is written then */
  async run(caller: Caller, request: ImportRequest): Promise<ImportCounts> {
    const catalog = this.current.get();
    const entity = catalog.model.entity(request.entity);
    refuseDenied(planOf(catalog.model, entity), caller, this.access, 'import');
    const map = await readImportMap(request.map);
    const columns = await columnsIn(request.file, map.delimiter);
    const { plan, problems } = planImport(catalog.model, entity, map, columns, request.map);
    if (problems.length > 0) throw new MetadataError(problems);
    const errors = new ErrorFile(request.errorFile, columns, caller.locale);
    const { timeZone } = await this.organisations.get();
    const context = { locale: caller.locale, timeZone };
    const { session } = this.database;
    const run = new ImportRun(plan, { caller, catalog, session, writer: this.writer, context, errors });
    const newLookup = () => new RecordLookup(catalog, session, this.access, caller);
    try {
      await this.#pass(request, plan, columns.length, run, newLookup(), 'first');
      if (plan.later.length > 0) await this.#pass(request, plan, columns.length, run, newLookup(), 'later');
    } finally {
      await errors.close();
    }
    return run.counts;
  }

  /** Reads and looks up the next chunk while the one before is written. */
  async #pass(
    { file, progress }: ImportRequest,
    plan: ImportPlan,
    width: number,
    run: ImportRun,
    lookup: RecordLookup,
    pass: 'first' | 'later',
  ): Promise<void> {
    const { rows } = await openCsv(file, plan.map.delimiter);
    const groups = groupRows(rows, plan.children?.groupBy ?? []);
    const chunks = inChunks(groups, CHUNK_ROWS, (group: RowGroup) => group.rows.length);
    for await (const drafts of oneAhead(chunks, (chunk) => run.draft(chunk, width, lookup, pass))) {
      await (pass === 'first' ? run.write(drafts) : run.writeLater(drafts));
      progress?.(run.counts);
    }
  }
}

async function columnsIn(file: string, delimiter: string | undefined): Promise<readonly string[]> {
  const { columns, rows } = await openCsv(file, delimiter);
  await rows.return();
  return columns;
}
