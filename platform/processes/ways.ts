import { isClosed, isOpen } from '../model/processes.ts';
import { isSwitch, type Move } from './move.ts';
import type { ProcessPlan, StagePlan, TransitionPlan } from './process-plan.ts';

/** A way by which a record may come to a stage, as far as the process says; its gate is asked next. */
export interface Way {
  readonly transition: TransitionPlan | undefined;
  readonly needsReason: boolean;
  /** What has to be ticked in the stage it leaves is asked. */
  readonly isForward: boolean;
}

/** How far the record had come before it was closed or put on hold: the place of its last open stage. */
export type Reached = number | undefined;

type Move0 = Pick<Move, 'from' | 'to' | 'process'>;

const FREE: Way = { transition: undefined, needsReason: false, isForward: false };

/** All ways there are; none where the record would jump. */
export function waysOf(move: Move0, reached: Reached): readonly Way[] {
  const { from, to, process } = move;
  if (!from) return process.entry.includes(to.key) ? entering(move, false) : [];
  if (isSwitch(move as Move))
    return isClosed(to.spec) ? [] : entering(move, from.process.process.spec.change === 'needsReason');
  const declared = process.transitions.filter((one) => leads(one, from.stage, to));
  if (declared.length > 0) return declared.map((one) => wayOf(one, isForwards(from.stage, to)));
  return undeclared(move, from.stage, reached);
}

/** A record that comes from elsewhere passes the gate of the stage it enters, unless it may begin there. */
function entering({ process, to }: Move0, needsReason: boolean): readonly Way[] {
  const { entry } = process.process.spec;
  const isStart = entry === 'any' ? process.entry[0] === to.key : process.entry.includes(to.key);
  const declared = process.transitions.filter(({ spec }) => spec.to === to.key);
  if (isStart || declared.length === 0) return [{ ...FREE, needsReason }];
  return declared.map((one) => ({ transition: one, needsReason, isForward: false }));
}

function leads({ spec }: TransitionPlan, from: StagePlan, to: StagePlan): boolean {
  if (spec.to !== to.key) return false;
  return spec.from === 'any' ? !isClosed(from.spec) : spec.from.includes(from.key);
}

function wayOf(transition: TransitionPlan, isForward: boolean): Way {
  return { transition, needsReason: transition.spec.needsReason === true, isForward };
}

function isForwards(from: StagePlan, to: StagePlan): boolean {
  return isOpen(from.spec) && (to.spec.category === 'won' || (isOpen(to.spec) && to.index > from.index));
}

/** Back, on from where it rested, and open again: what the process allows without a transition for each pair. */
function undeclared({ process, to }: Move0, from: StagePlan, reached: Reached): readonly Way[] {
  if (!isOpen(to.spec)) return [];
  const { back = 'refused', reopen = 'refused' } = process.process.spec;
  if (isOpen(from.spec)) return to.index < from.index ? allowed(back) : [];
  if (isClosed(from.spec)) return isBeyond(to, reached) ? [] : allowed(reopen);
  if (reached === undefined || to.index > reached) return [];
  return to.index === reached ? [FREE] : allowed(back);
}

function isBeyond(to: StagePlan, reached: Reached): boolean {
  return reached !== undefined && to.index > reached;
}

function allowed(policy: 'refused' | 'needsReason' | 'free'): readonly Way[] {
  return policy === 'refused' ? [] : [{ ...FREE, needsReason: policy === 'needsReason' }];
}

/** The stages a record can go to from where it stands. */
export function targetsFrom(process: ProcessPlan, from: StagePlan, reached: Reached): StagePlan[] {
  return [...process.stages.values()].filter(
    (to) =>
      to !== from &&
      !to.spec.retired &&
      waysOf({ process, to, from: { process, stage: from } }, reached).length > 0,
  );
}
