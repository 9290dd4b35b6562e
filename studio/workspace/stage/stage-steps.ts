import type { StagePeriod, StageStates, StageWay } from '../../api/stages.ts';
import { inOrder } from '../../model/model-document.ts';
import type { ProcessDocument, StageDocument } from '../../model/process-document.ts';

/** A stage of the path at the head of a record. */
export interface StageStep {
  readonly key: string;
  readonly stage: StageDocument;
  readonly state: 'done' | 'now' | 'ahead';
  /** How long the record was in it altogether; undefined where it never was. */
  readonly seconds: number | undefined;
  /** How it can be gone to. */
  readonly way: StageWay | undefined;
}

const DAY = 86_400;

/**
 * The path of a process: the open stages and how it ends well; resting and lost stages only while the record is in one.
 * Retired stages are left out unless it was there.
 */
export function stepsOf(process: ProcessDocument, states: StageStates, now: number): readonly StageStep[] {
  const stages = inOrder(process.stages);
  const own = states.items.filter((period) => period.process === states.process);
  const at = stages.findIndex(([key]) => key === states.stage);
  const reached = lastOpen(stages, own) ?? at;
  const isResting = !isOnPath(stages[at]?.[1]);
  return stages.flatMap(([key, stage], index): StageStep[] => {
    const isNow = index === at;
    const been = secondsIn(own, key, now);
    if (!isNow && (!isOnPath(stage) || (stage.retired && been === undefined))) return [];
    const isDone = isResting ? index <= reached && been !== undefined : index < at;
    const state = isNow ? 'now' : isDone ? 'done' : 'ahead';
    return [{ key, stage, state, seconds: been, way: states.ways.find(({ to }) => to === key) }];
  });
}

function isOnPath(stage: StageDocument | undefined): boolean {
  return stage?.category === 'open' || stage?.category === 'won';
}

/** The place of the last open stage the record was in. */
function lastOpen(
  stages: readonly (readonly [string, StageDocument])[],
  periods: readonly StagePeriod[],
): number | undefined {
  const period = periods.findLast(
    ({ stage }) => stages.find(([key]) => key === stage)?.[1].category === 'open',
  );
  return period && stages.findIndex(([key]) => key === period.stage);
}

function secondsIn(periods: readonly StagePeriod[], stage: string, now: number): number | undefined {
  const here = periods.filter((period) => period.stage === stage);
  if (here.length === 0) return undefined;
  return here.reduce((sum, period) => sum + secondsOf(period, now), 0);
}

export function secondsOf({ seconds, enteredAt, leftAt }: StagePeriod, now: number): number {
  return seconds ?? Math.max(0, ((leftAt ? Date.parse(leftAt) : now) - Date.parse(enteredAt)) / 1000);
}

/** Whole days; the day something begins counts as the first. */
export function daysOf(seconds: number): number {
  return Math.floor(seconds / DAY);
}

/** Longer in a stage than is normal. */
export function isStalled({ state, stage, seconds }: StageStep): boolean {
  return (
    state === 'now' &&
    stage.expectedDays !== undefined &&
    seconds !== undefined &&
    seconds > stage.expectedDays * DAY
  );
}

/** The step one would take next: on to the next stage there is a way to, as open as possible. */
export function nextStep(steps: readonly StageStep[]): StageStep | undefined {
  const at = steps.findIndex(({ state }) => state === 'now');
  return steps.slice(at + 1).find(({ way }) => way !== undefined);
}

/** Ways that leave the path: to rest, to lose, to give up. */
export function endings(process: ProcessDocument, { ways }: StageStates): readonly StageWay[] {
  return ways.filter(({ to }) => {
    const stage = process.stages[to];
    return stage !== undefined && !isOnPath(stage);
  });
}
