import { Injectable } from '@nestjs/common';
import type { Caller } from '../kernel/caller.ts';
import { Conflict } from '../kernel/errors.ts';
import { renderMessage, type LocalText } from '../kernel/text.ts';
import type { Change } from '../records/write/change.ts';
import { evaluateAfter } from '../records/write/evaluation.ts';
import { loadFollowed } from '../records/write/load-followed.ts';
import { relatedRows } from '../records/write/related-rows.ts';
import type { WriteSession } from '../records/write/write-session.ts';
import { shownFields } from '../records/read/history.ts';
import { RecordsService } from '../records/records.service.ts';
import { WriteTrials } from '../records/write-trials.ts';
import type { Row } from '../storage/stored-record.ts';
import { applies, appliesRows } from './begin.ts';
import { gatesInto } from './check-moves.ts';
import { followStage } from './follow-stage.ts';
import { gateIssues, isMissing, type Asking } from './gate.ts';
import { messages } from './messages.ts';
import { standingBefore, type Standing } from './move.ts';
import { stagedEntity, type ProcessPlan, type StagedEntity, type StagePlan } from './process-plan.ts';
import { periodsOf, reachedIn, STAGE_PERIOD, tickedNow, type Period } from './stage-history.ts';
import { waysOf } from './ways.ts';

/** A stage a record can be sent to, and what its gate still asks of it. */
export interface WayState {
  readonly to: string;
  readonly transition?: string;
  readonly label: LocalText;
  readonly allowed: boolean;
  readonly needsReason: boolean;
  /** Fields to fill in first; with them in `data` the move does it at once. */
  readonly missing: readonly string[];
  /** Keys of the checklist that are not ticked. */
  readonly unticked: readonly string[];
  readonly issues: readonly { readonly path: string; readonly code: string; readonly message: string }[];
}

export interface StageStates {
  readonly process: string | undefined;
  readonly stage: string | undefined;
  readonly ways: readonly WayState[];
  /** Processes the record could change to. */
  readonly processes: readonly string[];
  /** The history, latest last; of a very long one the end. */
  readonly items: readonly Row[];
}

/** Where a record stands, how it came there, and where it can go: every gate asked as a write would ask it. */
@Injectable()
export class StageStatesService {
  constructor(
    private readonly records: RecordsService,
    private readonly trials: WriteTrials,
  ) {}

  async of(caller: Caller, entity: string, id: string): Promise<StageStates> {
    const { id: found } = await this.records.get(caller, entity, id, 'id');
    const read = await this.records.reading(caller);
    const { model } = read.catalog;
    const about = model.entity(entity);
    const staged = stagedEntity(model, about);
    if (!staged) throw new Conflict(messages.notStaged({ entity: about.label }));
    const shown = await shownFields(read, about, String(found), false);
    if (!shown.has(staged.fields.stage.name)) return { ...NOWHERE, items: [] };
    const history = await this.records.list(caller, STAGE_PERIOD, {
      filter: `record.id == '${String(found)}' && record.entity == '${about.key}'`,
      sort: '-enteredAt',
      limit: MOST_SHOWN,
    });
    const states = await this.trials.about(caller, about.key, String(found), (write, changeTo) =>
      statesOf(write, staged, changeTo, String(found)),
    );
    return { ...states, items: history.items.toReversed() };
  }
}

const MOST_SHOWN = 200;
/** Nothing is told: the record is in no stage, or in one that the caller does not read. */
const NOWHERE = { process: undefined, stage: undefined, ways: [], processes: [] };

type ChangeTo = (values: Readonly<Record<string, unknown>>) => Change;

async function statesOf(write: WriteSession, staged: StagedEntity, changeTo: ChangeTo, id: string) {
  const now = changeTo({});
  const from = standingBefore(now, staged);
  if (!from) return NOWHERE;
  const periods = (await periodsOf(write, staged.entity.key, [id])).get(id) ?? [];
  const targets = [...from.process.stages.values()].filter((to) => to !== from.stage && !to.spec.retired);
  const ways: WayState[] = [];
  for (const to of targets) ways.push(...(await wayState(write, staged, changeTo, from, to, periods)));
  return {
    process: from.process.process.name,
    stage: from.stage.key,
    ways,
    processes: await otherProcesses(write, staged, now, from.process),
  };
}

async function wayState(
  write: WriteSession,
  staged: StagedEntity,
  changeTo: ChangeTo,
  from: Standing,
  to: StagePlan,
  periods: readonly Period[],
): Promise<WayState[]> {
  const { process } = from;
  const change = changeTo({ [staged.fields.stage.name]: to.key });
  const move = { change, staged, process, to, from };
  const ways = waysOf(move, reachedIn(periods, process));
  if (ways.length === 0) return [];
  followStage(write, change, staged, to);
  await loadFollowed(write, [change]);
  const rows = await relatedRows(write, [change], () => gatesInto(staged, change));
  const ticked = tickedNow(periods);
  const asking: Asking = {
    caller: write.caller,
    model: write.catalog.model,
    evaluate: (expression) => evaluateAfter(write, change, expression, rows),
    ticked,
  };
  const tried = ways.map((way) => ({ way, issues: gateIssues(way, move, asking) }));
  const { way, issues } = tried.find((one) => one.issues.length === 0) ?? tried[0]!;
  const { transition, needsReason, isForward } = way;
  const missing = transition?.requires.filter((one) => isMissing(one, change, asking)) ?? [];
  const items = isForward ? Object.keys(from.stage.spec.checklist ?? {}) : [];
  return [
    {
      to: to.key,
      ...(transition ? { transition: transition.name } : {}),
      label: transition?.spec.label ?? to.spec.label,
      allowed: issues.length === 0,
      needsReason,
      missing: missing.map(({ field }) => field.name),
      unticked: items.filter((item) => !ticked.has(item)),
      issues: issues.map(({ field, message }) => ({
        path: field,
        code: message.code,
        message: renderMessage(message, write.caller.locale),
      })),
    },
  ];
}

async function otherProcesses(
  write: WriteSession,
  staged: StagedEntity,
  change: Change,
  present: ProcessPlan,
): Promise<string[]> {
  if (present.process.spec.change === 'refused') return [];
  const rows = await appliesRows(write, staged, [change]);
  return [...staged.processes.values()]
    .filter((one) => one !== present && applies(write, change, one, rows))
    .map(({ process }) => process.name);
}
