import type { StageStates, StageTick, StageWay } from '../../api/stages.ts';
import type { LabelText } from '../../language/label-text.ts';
import { localizeLabel } from '../../language/language.tsx';
import { inOrder, type EntityDocument, type FieldDocument } from '../../model/model-document.ts';
import type { ProcessDocument } from '../../model/process-document.ts';
import { isAskable, type GateChange, type GateQuestion } from '../gate/gate-question.ts';
import type { MoveState } from '../gate/move-state.ts';

/** The field of an entity that says where its records stand. */
export function stageField({ stageFields, fields }: EntityDocument): FieldDocument | undefined {
  return stageFields && fields[stageFields.stage];
}

/** A process by the name that records keep. */
export function processNamed(
  { processes }: EntityDocument,
  name: string | undefined,
): ProcessDocument | undefined {
  return processes?.[name ?? ''];
}

/** What a move changes: the stage, and the fields that follow it, on which the conditions of others look. */
export function stageChange(
  { stageFields }: EntityDocument,
  process: ProcessDocument | undefined,
  to: string,
): GateChange {
  const stage = process?.stages[to];
  const { stage: field, status, probability } = stageFields ?? { stage: '' };
  return {
    [field]: to,
    ...(stage && status ? { [status]: stage.category } : {}),
    ...(stage?.probability !== undefined && probability ? { [probability]: String(stage.probability) } : {}),
  };
}

/** What the gate of a way asks for; undefined where it stands open, or nothing that is filled in would open it. */
export function wayQuestion(
  way: StageWay,
  entity: EntityDocument,
  field: FieldDocument,
  process: ProcessDocument | undefined,
  from: string | undefined,
): GateQuestion | undefined {
  if (isOpen(way) || !isMendable(way, entity)) return undefined;
  const checklist = process?.stages[from ?? '']?.checklist ?? {};
  const transition = process?.transitions[way.transition ?? ''];
  return {
    ask: way.missing,
    reasons: way.needsReason ? [field.name] : [],
    offered: inOrder(transition?.reasons).map(([, { label }]) => label),
    checklist: way.unticked.map((key) => ({ key, label: checklist[key]?.label ?? {} })),
    issues: way.issues.filter(({ path, code }) => code !== 'stageGuard' && !way.missing.includes(path)),
  };
}

function isOpen({ allowed, needsReason }: StageWay): boolean {
  return allowed && !needsReason;
}

/** Whether filling in, ticking and a reason are all that is missing; a guard may hold once the fields are filled in. */
function isMendable({ issues, missing }: StageWay, entity: EntityDocument): boolean {
  return issues.every(
    ({ path, code }) =>
      code === 'stageChecklist' ||
      (code === 'stageGuard' && missing.length > 0) ||
      (path !== entity.stageFields?.stage && isAskable(entity, path)),
  );
}

/** An item of the checklist of the stage a record is in. */
export interface ChecklistItem {
  readonly key: string;
  readonly label: LabelText;
  /** Who ticked it and when. */
  readonly tick: StageTick | undefined;
}

/** What is ticked in the stage a record is in before it goes on. */
export function checklistNow(
  process: ProcessDocument,
  { stage, items }: StageStates,
): readonly ChecklistItem[] {
  const period = items.findLast(({ leftAt }) => leftAt === null);
  return inOrder(process.stages[stage ?? '']?.checklist).map(([key, { label }]) => ({
    key,
    label,
    tick: period?.checklist?.[key],
  }));
}

/** What becomes of a record that is sent a way, in words. */
export function wayState(
  way: StageWay,
  entity: EntityDocument,
  process: ProcessDocument | undefined,
  from: string | undefined,
  reason: LabelText,
  language: string,
): MoveState {
  const told = way.issues
    .filter(({ path, code }) => code !== 'stageChecklist' && !way.missing.includes(path))
    .map(({ message }) => message);
  const checklist = process?.stages[from ?? '']?.checklist ?? {};
  const text = (label: LabelText | undefined) => localizeLabel(label ?? {}, language);
  const missing = way.missing.map((name) => text(entity.fields[name]?.label));
  const unticked = way.unticked.map((key) => text(checklist[key]?.label));
  if (!isMendable(way, entity)) return { kind: 'refused', words: [...missing, ...unticked, ...told] };
  if (isOpen(way)) return { kind: 'open', words: [] };
  const why = way.needsReason ? [text(reason)] : [];
  return { kind: 'asks', words: [...missing, ...unticked, ...why, ...told] };
}
