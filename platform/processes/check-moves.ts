import type { CheckedExpression } from '../expression/expression.ts';
import { Invalid, type Issue } from '../kernel/errors.ts';
import { listed, type LocalText, type Message } from '../kernel/text.ts';
import { isClosed } from '../model/processes.ts';
import { pathOf, valueAfter, type Change } from '../records/write/change.ts';
import { evaluateAfter } from '../records/write/evaluation.ts';
import { loadFollowed } from '../records/write/load-followed.ts';
import { relatedRows, type RelatedRows } from '../records/write/related-rows.ts';
import type { WriteSession } from '../records/write/write-session.ts';
import { applies, appliesRows, chooseProcesses } from './begin.ts';
import { canonical, followStage, set } from './follow-stage.ts';
import { gateIssues, type Asking } from './gate.ts';
import { messages } from './messages.ts';
import { isSwitch, processAfter, standingBefore, type Move } from './move.ts';
import type { ProcessPlan, StagedEntity, StagePlan } from './process-plan.ts';
import { periodsOf, reachedIn, tickedNow, type Period, type Told } from './stage-history.ts';
import { targetsFrom, waysOf, type Way } from './ways.ts';

/** The name by which a reason for a move is given. */
export const REASON = 'stage';

/** Lets each record go where it is sent if the process allows it; answers the moves that are left. */
export async function checkMoves(
  write: WriteSession,
  staged: StagedEntity,
  changes: readonly Change[],
): Promise<Told[]> {
  if (changes.length === 0) return [];
  await chooseProcesses(write, staged, changes);
  const moves = write.live(changes).flatMap((change) => moveOf(write, staged, change) ?? []);
  const periods = await periodsOf(write, staged.entity.key, idsLeaving(moves));
  if (write.options.isHistory)
    return moves.map((move) => enter(write, move, periods.get(move.change.id) ?? [], undefined, []));
  await refuseForeignProcesses(write, staged, moves);
  await loadFollowed(
    write,
    moves.map(({ change }) => change),
  );
  const gates = write.live(moves.map(({ change }) => change));
  const left = moves.filter(({ change }) => gates.includes(change));
  const rows = await relatedRows(write, gates, (change) => gatesInto(staged, change));
  return left.flatMap((move) => passed(write, move, periods.get(move.change.id) ?? [], rows) ?? []);
}

function idsLeaving(moves: readonly Move[]): string[] {
  return moves.filter(({ change }) => change.kind === 'update').map(({ change }) => change.id);
}

/** Where a change sends its record; what names no stage there is refused. */
function moveOf(write: WriteSession, staged: StagedEntity, change: Change): Move | undefined {
  const { stage, process: field } = staged.fields;
  const process = processAfter(change, staged);
  const from = standingBefore(change, staged);
  if (!process) {
    write.refuse(change, field?.name ?? stage.name, messages.processEmptied());
    return undefined;
  }
  const key = valueAfter(change, stage.name);
  const to = typeof key === 'string' ? process.stages.get(key) : undefined;
  if (to && to === from?.stage && process === from.process) return undefined;
  const wrong = to ? retired(to) : notThere(process, staged, key, from?.process);
  if (wrong) write.refuse(change, stage.name, wrong);
  return to && !wrong ? { change, staged, process, to, from } : undefined;
}

function retired({ spec }: StagePlan): Message | undefined {
  return spec.retired ? jump(messages.stageRetired({ to: spec.label })) : undefined;
}

function notThere(
  process: ProcessPlan,
  { fields }: StagedEntity,
  key: unknown,
  before: ProcessPlan | undefined,
): Message {
  const { label } = process.process.spec;
  const stages = [...process.stages.values()].filter(({ spec }) => !spec.retired);
  if (key === null) return messages.stageEmptied();
  if (before && before !== process) {
    const ways = labels(stages.filter(({ spec }) => !isClosed(spec)));
    return messages.stageWanted({ process: label, ways });
  }
  const options = fields.stage.spec['options'] as Readonly<Record<string, { readonly label: LocalText }>>;
  const to = options[String(key)]?.label ?? String(key);
  return jump(messages.stageElsewhere({ to, process: label, ways: labels(stages) }));
}

/** A process that does not apply is taken by nobody; a closed record, and one that is to keep it, keeps its own. */
async function refuseForeignProcesses(
  write: WriteSession,
  staged: StagedEntity,
  moves: readonly Move[],
): Promise<void> {
  const field = staged.fields.process;
  const chosen = moves.filter((move) => field && (!move.from || isSwitch(move)));
  if (!field || chosen.length === 0) return;
  const rows = await appliesRows(
    write,
    staged,
    chosen.map(({ change }) => change),
  );
  for (const { change, from, process } of chosen) {
    const refuse = (message: Message) => write.refuse(change, field.name, message);
    if (!applies(write, change, process, rows))
      refuse(messages.processDiffers({ process: process.process.spec.label }));
    if (from && isClosed(from.stage.spec)) refuse(messages.processClosed());
    else if (from?.process.process.spec.change === 'refused')
      refuse(messages.processKept({ process: from.process.process.spec.label }));
  }
}

export function gatesInto(staged: StagedEntity, change: Change): CheckedExpression[] {
  const to = valueAfter(change, staged.fields.stage.name);
  const into = processAfter(change, staged)?.transitions.filter(({ spec }) => spec.to === to) ?? [];
  return into.flatMap(({ guard, requires, effects }) => [
    ...(guard ? [guard] : []),
    ...requires.flatMap(({ isMissing }) => isMissing ?? []),
    ...effects.map(({ expression }) => expression),
  ]);
}

/** The first way whose gate the record passes; else what the first one misses is told. */
function passed(
  write: WriteSession,
  move: Move,
  periods: readonly Period[],
  rows: RelatedRows,
): Told | undefined {
  const { change, staged, process } = move;
  const reached = reachedIn(periods, process);
  const ways = waysOf(move, reached);
  if (ways.length === 0) {
    write.refuse(change, staged.fields.stage.name, noWay(move, reached));
    return undefined;
  }
  const ticked = [...(write.options.checklist ?? [])];
  const asking: Asking = {
    caller: write.caller,
    model: write.catalog.model,
    evaluate: (expression) => evaluateAfter(write, change, expression, rows),
    ticked: new Set([...tickedNow(periods), ...ticked]),
  };
  const tried = ways.map((way) => ({ way, issues: gateIssues(way, move, asking) }));
  const { way, issues } = tried.find((one) => one.issues.length === 0) ?? tried[0]!;
  for (const { field, message } of issues) write.refuse(change, field, message);
  if (issues.length > 0) return undefined;
  const reason = reasonFor(write, change);
  if (way.needsReason && reason === undefined) {
    needReason(write, move);
    return undefined;
  }
  return enter(write, move, periods, reason, ticked, way, asking);
}

function enter(
  write: WriteSession,
  move: Move,
  periods: readonly Period[],
  reason: string | undefined,
  ticked: readonly string[],
  way?: Way,
  asking?: Asking,
): Told {
  const { change, staged, to } = move;
  followStage(write, change, staged, to);
  for (const { field, expression } of way?.transition?.effects ?? [])
    if (!change.sent.has(field.name)) set(change, field, canonical(field, asking!.evaluate(expression)));
  return { move, periods, reason, ticked };
}

function noWay(move: Move, reached: number | undefined): Message {
  const { from, to, process } = move;
  const { label } = process.process.spec;
  if (!from) {
    const ways = labels(process.entry.map((key) => process.stages.get(key)!));
    return jump(messages.stageEntry({ process: label, to: to.spec.label, ways }));
  }
  if (isSwitch(move)) {
    const open = [...process.stages.values()].filter(({ spec }) => !isClosed(spec) && !spec.retired);
    return jump(messages.stageWanted({ process: label, ways: labels(open) }));
  }
  const ways = labels(targetsFrom(process, from.stage, reached));
  return messages.stageJump({ from: from.stage.spec.label, to: to.spec.label, ways });
}

/** The reason somebody gave for the move, which goes into log and history. */
function reasonFor(write: WriteSession, { operation }: Change): string | undefined {
  const { reasons, defaultReason } = write.options;
  const reason = (reasons?.[REASON] ?? defaultReason ?? '').trim();
  if (reason === '') return undefined;
  write.reasons.set(operation, { ...write.reasons.get(operation), [REASON]: reason });
  return reason;
}

function needReason(write: WriteSession, { change, staged, to }: Move): void {
  const issues: Issue[] = [
    { path: pathOf(change, staged.fields.stage.name), message: messages.stageReason({ to: to.spec.label }) },
  ];
  write.fail(change.operation, new Invalid(messages.reasonRequired(), issues, { reasons: [REASON] }));
}

function labels(stages: readonly StagePlan[]): LocalText {
  return stages.length === 0 ? NONE : listed(stages.map(({ spec }) => spec.label));
}

const NONE: LocalText = { 'zh-CN': '无', en: 'none' };

/** One code for every stage that no way leads to. */
function jump(message: Message): Message {
  return { ...message, code: 'stageJump' };
}
