import { runAction } from '../../../api/actions.ts';
import { quoted } from '../../../api/quoted.ts';
import {
  listRecords,
  restoreRecord,
  writeBatch,
  type BatchOperation,
  type Below,
} from '../../../api/records.ts';
import type { EntityDocument } from '../../../model/model-document.ts';
import { inputOf } from '../input-of.ts';
import { runChunks, type Progress } from './run-chunks.ts';

/** Why one of many records could not be written. */
export interface RowFailure {
  readonly id: string;
  readonly message: string;
}

export interface BulkResult {
  readonly done: readonly string[];
  readonly failures: readonly RowFailure[];
}

export interface BulkRun {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

/** Rows a request: few enough that progress moves and a stop is soon heard. */
const CHUNK = 100;

/** Writes many records, each for itself: one that is refused does not hold the others up. */
export async function writeMany(
  entity: string,
  operations: readonly (BatchOperation & { readonly id: string })[],
  run: BulkRun,
  below?: Below,
): Promise<BulkResult> {
  const results = await runChunks(
    operations,
    CHUNK,
    async (chunk) => {
      const answers = await writeBatch(entity, chunk, below);
      return answers.map(({ status, problem }, at) => ({
        id: chunk[at]!.id,
        message: status < 300 ? undefined : reasonOf(problem),
      }));
    },
    run,
  );
  return {
    done: results.filter(({ message }) => message === undefined).map(({ id }) => id),
    failures: results.flatMap(({ id, message }) => (message === undefined ? [] : [{ id, message }])),
  };
}

interface RowProblem {
  readonly detail?: string;
  readonly errors?: readonly { readonly message: string }[];
}

function reasonOf(problem: RowProblem | undefined): string {
  const issues = problem?.errors?.map(({ message }) => message).join(' · ');
  return issues || problem?.detail || '—';
}

const TOGETHER = 4;

/** Takes records out of the recycle bin again. */
export function restoreMany(entity: string, ids: readonly string[], run: BulkRun): Promise<BulkResult> {
  return each(ids, (id) => restoreRecord(entity, id), run);
}

/** Does an action with each of the records. */
export function actMany(
  entity: string,
  ids: readonly string[],
  action: string,
  body: Readonly<Record<string, unknown>>,
  run: BulkRun,
): Promise<BulkResult> {
  return each(ids, (id) => runAction(entity, id, action, body), run);
}

/** A few calls at a time, each for itself. */
async function each(
  ids: readonly string[],
  call: (id: string) => Promise<unknown>,
  run: BulkRun,
): Promise<BulkResult> {
  const results = await runChunks(
    ids,
    TOGETHER,
    (chunk) =>
      Promise.all(
        chunk.map((id) =>
          call(id).then(
            () => ({ id, message: undefined }),
            (error: Error) => ({ id, message: error.message }),
          ),
        ),
      ),
    run,
  );
  return {
    done: results.filter(({ message }) => message === undefined).map(({ id }) => id),
    failures: results.flatMap(({ id, message }) => (message === undefined ? [] : [{ id, message }])),
  };
}

/** What records hold in some fields, so that a change of many can be taken back. */
export async function readValues(
  entity: string,
  ids: readonly string[],
  fields: readonly string[],
  run: BulkRun,
): Promise<ReadonlyMap<string, Readonly<Record<string, unknown>>>> {
  const rows = await runChunks(
    ids,
    CHUNK,
    async (chunk) => {
      const filter = `id in [${chunk.map(quoted).join(', ')}]`;
      return (await listRecords(entity, { filter, fields: ['id', ...fields], limit: CHUNK })).items;
    },
    run,
  );
  return new Map(
    rows.map((row) => [row.id, Object.fromEntries(fields.map((name) => [name, inputOf(row[name])]))]),
  );
}

/** What stands around some records of a tree without being among them, as far as the reader sees it. */
export interface Around {
  /** How many stand right below. */
  readonly below: number;
  /** Whether some of them have a place above them. */
  readonly hasAbove: boolean;
}

export async function readAround(
  { key, tree }: Pick<EntityDocument, 'key' | 'tree'>,
  ids: readonly string[],
  run: BulkRun,
): Promise<Around> {
  if (!tree) return { below: 0, hasAbove: false };
  const counts = await runChunks(
    ids,
    CHUNK,
    async (chunk) => {
      const filter = `${tree} in [${chunk.map(quoted).join(', ')}]`;
      return [(await listRecords(key, { filter, fields: ['id'], limit: 1, count: 'exact' })).count ?? 0];
    },
    run,
  );
  const all = new Set<unknown>(ids);
  const above = [...(await readValues(key, ids, [tree], run)).values()].map((values) => values[tree]);
  const among = above.filter((id) => all.has(id)).length;
  return {
    below: counts.reduce((sum, count) => sum + count, 0) - among,
    hasAbove: above.some((id) => typeof id === 'string' && !all.has(id)),
  };
}
