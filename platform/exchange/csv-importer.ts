import { Injectable } from '@nestjs/common';
import { Access } from '../access/access.ts';
import type { Caller } from '../kernel/caller.ts';
import { Clock } from '../kernel/clock.ts';
import type { Entity, Field, Model } from '../model/model.ts';
import { MetadataError } from '../model/problem.ts';
import { Organisations } from '../records/organisation.ts';
import { planOf } from '../records/record-plan.ts';
import { Standings } from '../records/standings.ts';
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
import { groupRows, scatteredKeys, type RowGroup } from './row-groups.ts';

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
    private readonly standings: Standings,
    private readonly clock: Clock,
  ) {}

  /** @throws MetadataError when the map does not fit the file or the Model; nothing is written then */
  async run(caller: Caller, request: ImportRequest): Promise<ImportCounts> {
    await this.standings.learn(caller);
    const catalog = this.current.get();
    const entity = catalog.model.entity(request.entity);
    refuseDenied(planOf(catalog.model, entity), caller, this.access, 'import');
    const reads = ({ entity: of, name }: Field) =>
      this.access.field(caller, catalog.model.entity(of), name).read === 'yes';
    const prepared = await prepare(catalog.model, entity, request, reads);
    const errors = new ErrorFile(request.errorFile, prepared.columns, caller.locale);
    const { timeZone } = await this.organisations.get();
    const context = { locale: caller.locale, timeZone };
    const { session } = this.database;
    const { access, writer } = this;
    const calendar = { now: this.clock.now(), timeZone };
    const environment = { access, caller, catalog, session, calendar, writer, context, errors };
    const run = new ImportRun(prepared.plan, environment);
    const newLookup = () => new RecordLookup(catalog, session, access, caller, calendar);
    try {
      await runPass(request, prepared, run, newLookup(), 'first');
      if (prepared.plan.later.length > 0) await runPass(request, prepared, run, newLookup(), 'later');
    } finally {
      await errors.close();
    }
    return run.counts;
  }
}

/** The map compiled for the file, and what a first look at the file says. */
interface Prepared {
  readonly plan: ImportPlan;
  readonly columns: readonly string[];
  /** Groups whose rows do not follow each other. */
  readonly scattered: ReadonlySet<string>;
}

async function prepare(
  model: Model,
  entity: Entity,
  { file, map: mapFile }: ImportRequest,
  reads: (field: Field) => boolean,
): Promise<Prepared> {
  const map = await readImportMap(mapFile);
  const { columns, rows } = await openCsv(file, map.delimiter);
  try {
    const { plan, problems } = planImport(model, entity, map, columns, mapFile, reads);
    if (problems.length > 0) throw new MetadataError(problems);
    return { plan, columns, scattered: await scatteredKeys(rows, groupColumns(plan)) };
  } finally {
    await rows.return();
  }
}

/** Reads and looks up the next chunk while the one before is written. */
async function runPass(
  { file, progress }: ImportRequest,
  { plan, columns, scattered }: Prepared,
  run: ImportRun,
  lookup: RecordLookup,
  pass: 'first' | 'later',
): Promise<void> {
  const { rows } = await openCsv(file, plan.map.delimiter);
  const groups = groupRows(rows, groupColumns(plan), scattered);
  const chunks = inChunks(groups, CHUNK_ROWS, (group: RowGroup) => group.rows.length);
  for await (const drafts of oneAhead(chunks, (chunk) => run.draft(chunk, columns.length, lookup, pass))) {
    await (pass === 'first' ? run.write(drafts) : run.writeLater(drafts));
    progress?.(run.counts);
  }
  await run.finish();
}

function groupColumns({ children }: ImportPlan): readonly number[] {
  return children?.groupBy ?? [];
}
