import type { Access } from '../access/access.ts';
import type { FormatContext } from '../fields/field-type.ts';
import type { CalendarContext } from '../expression/environment.ts';
import type { Caller } from '../kernel/caller.ts';
import type { KehuError } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import type { RecordWriter } from '../records/record-writer.ts';
import type { OperationResult } from '../records/write/operation-result.ts';
import type { Operation } from '../records/write/operation.ts';
import type { Catalog } from '../storage/catalog.ts';
import type { Session } from '../storage/connection/session.ts';
import { blankFields } from './blank-fields.ts';
import { decideLater, decideOperation, type Decision } from './decide-operation.ts';
import { draftLater, draftRecord, type DraftRecord, type RowProblem } from './draft-record.ts';
import type { ErrorFile } from './error-file.ts';
import { noCounts } from './import-counts.ts';
import type { ImportPlan } from './import-plan.ts';
import { keysOf, matchExisting, runsOf, type Match } from './match-existing.ts';
import { messages } from './messages.ts';
import { readableIds } from './readable-ids.ts';
import type { RecordLookup } from './record-lookup.ts';
import type { RowGroup } from './row-groups.ts';

export interface ImportEnvironment {
  readonly access: Access;
  readonly caller: Caller;
  readonly catalog: Catalog;
  readonly session: Session;
  readonly calendar: CalendarContext;
  readonly writer: RecordWriter;
  readonly context: FormatContext;
  readonly errors: ErrorFile;
}

type Blanks = ReadonlyMap<string, ReadonlySet<string>>;
type Decide = (draft: DraftRecord, match: Match, blanks: Blanks) => Decision;

/** One import: reads groups of rows into drafts, and writes drafts, a chunk at a time. */
export class ImportRun {
  readonly counts = noCounts();
  /** Under which everything of this run stands in the log and in notifications. */
  readonly #id = newId();
  /** What this run made; kept only where a second pass asks. */
  readonly #created = new Set<string>();
  #underWay: { readonly keys: ReadonlySet<string>; readonly done: Promise<void> } | undefined;
  /** Of the chunks being written. */
  readonly #failures: Pick<DraftRecord, 'group' | 'problems'>[] = [];

  constructor(
    private readonly plan: ImportPlan,
    private readonly environment: ImportEnvironment,
  ) {}

  /** Reads rows and looks up what they name; depends on nothing that this pass writes. */
  async draft(
    groups: readonly RowGroup[],
    width: number,
    lookup: RecordLookup,
    pass: 'first' | 'later' = 'first',
  ): Promise<DraftRecord[]> {
    const read = pass === 'first' ? draftRecord : draftLater;
    const drafts = groups.map((group) => read(this.plan, group, this.environment.context));
    const missing = Map.groupBy(
      await lookup.resolve(drafts.flatMap(({ wants }) => wants)),
      (problem) => problem.row,
    );
    return drafts.map((draft) => {
      const lost = draft.wants.length > 0 ? draft.group.rows.flatMap((row) => missing.get(row) ?? []) : [];
      return { ...draft, problems: [...shapeProblems(draft.group, width), ...draft.problems, ...lost] };
    });
  }

  /**
   * Begins to write a chunk and waits for the one before, so that two are under way: node prepares one while
   * PostgreSQL stores the other. Chunks that share a key follow each other.
   */
  async write(drafts: readonly DraftRecord[]): Promise<void> {
    const before = this.#underWay;
    const keys = keysOf(drafts, this.plan);
    if (before && [...keys].some((key) => before.keys.has(key))) await before.done;
    const done = this.#writeSound(drafts, (draft, match, blanks) =>
      decideOperation(this.plan, draft, match, blanks),
    );
    // Whoever waits for it sees the failure; until then nobody may call it unhandled.
    done.catch(() => undefined);
    this.#underWay = { keys, done };
    await before?.done;
    for (const { group } of drafts) this.counts.rows += group.rows.length;
  }

  /** Waits for the last chunk. */
  async finish(): Promise<void> {
    await this.#underWay?.done;
  }

  /** The second pass: references between the records of the file, now that all are there. */
  async writeLater(drafts: readonly DraftRecord[]): Promise<void> {
    const { unchanged, updated } = this.counts;
    await this.#writeSound(drafts, (draft, match, blanks) =>
      decideLater(this.plan, draft, match, blanks, this.#created),
    );
    Object.assign(this.counts, { unchanged, updated });
  }

  async #writeSound(drafts: readonly DraftRecord[], decide: Decide): Promise<void> {
    for (const draft of drafts) if (draft.problems.length > 0) this.#fail(draft, draft.problems);
    const sound = drafts.filter(({ problems }) => problems.length === 0);
    for (const run of runsOf(sound, this.plan)) await this.#writeRun(run, decide);
    await this.#tellFailures();
  }

  async #writeRun(drafts: readonly DraftRecord[], decide: Decide): Promise<void> {
    const { session, catalog } = this.environment;
    const seen = (ids: readonly string[]) => readableIds(this.environment, this.plan.entity, ids);
    const matches = await matchExisting(session, catalog.store, this.plan, drafts, seen);
    const ids = matches.flatMap((match) => ('id' in match && match.id !== undefined ? [match.id] : []));
    const wanted = this.plan.map.update === 'fillBlanks' ? ids : [];
    const blanks = await blankFields(session, catalog.store, this.plan, wanted);
    const writing: { draft: DraftRecord; operation: Operation }[] = [];
    for (const [index, draft] of drafts.entries()) {
      const decision = decide(draft, matches[index]!, blanks);
      if ('operation' in decision) writing.push({ draft, operation: decision.operation });
      else if ('keep' in decision) this.counts.unchanged += 1;
      else this.#fail(draft, [wholeRow(draft, decision.refused, decision.field)]);
    }
    await this.#store(writing);
  }

  async #store(writing: readonly { draft: DraftRecord; operation: Operation }[]): Promise<void> {
    if (writing.length === 0) return;
    const { caller, writer } = this.environment;
    const { entity, map, later } = this.plan;
    const operations = writing.map(({ operation }) => operation);
    const reason = map.reason === undefined ? {} : { defaultReason: map.reason };
    const options = { source: 'import', requestId: this.#id, ...reason };
    const results = await writer.writeEach(caller, entity.key, operations, options);
    for (const result of results) {
      this.#count(writing[result.index]!.draft, result);
      if (later.length > 0 && result.status === 'created') this.#created.add(result.id);
    }
  }

  #count(draft: DraftRecord, result: OperationResult): void {
    if (result.status === 'failed') this.#fail(draft, problemsOf(draft, this.plan, result.error));
    else if (result.status === 'created') this.counts.created += 1;
    else if (result.status === 'updated') this.counts.updated += 1;
    else this.counts.unchanged += 1;
  }

  #fail({ group }: DraftRecord, problems: readonly RowProblem[]): void {
    this.counts.failed += 1;
    this.#failures.push({ group, problems });
  }

  /** In the order of the file, whatever was found wrong first. */
  async #tellFailures(): Promise<void> {
    const failures = this.#failures.splice(0);
    failures.sort((a, b) => a.group.rows[0]!.number - b.group.rows[0]!.number);
    for (const { group, problems } of failures) await this.environment.errors.add(group.rows, problems);
  }
}

function wholeRow({ group }: DraftRecord, message: RowProblem['message'], field = ''): RowProblem {
  return { row: group.rows[0]!, field, message };
}

/** Rows with more or fewer cells than headings. */
function shapeProblems({ rows }: RowGroup, width: number): RowProblem[] {
  return rows
    .filter(({ cells }) => cells.length !== width)
    .map((row): RowProblem => {
      const message = messages.cellsMissing({ found: row.cells.length, expected: width });
      return { row, field: '', message };
    });
}

/** The issues of a refused write at their rows: `lines.2.quantity` is of the third row of the group. */
function problemsOf(draft: DraftRecord, { children }: ImportPlan, error: KehuError): RowProblem[] {
  if (error.issues.length === 0) return [wholeRow(draft, error.summary)];
  return error.issues.map(({ path, message }) => {
    const [head, index, ...rest] = path.split('.');
    const row = head === children?.field.name ? draft.group.rows[Number(index)] : undefined;
    return row ? { row, field: rest.join('.'), message } : wholeRow(draft, message, path);
  });
}
