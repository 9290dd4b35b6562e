import type { Problem, ProblemIssue } from '../../api/problem.ts';
import type { LabelText } from '../../language/label-text.ts';
import type { EntityDocument, FormDocument } from '../../model/model-document.ts';

/** What stands between a record and where somebody wants to move it. */
export interface GateQuestion {
  /** Fields that have to say something, or something else. */
  readonly ask: readonly string[];
  /** Rules that may be broken with a reason, by their codes; a move itself by the name of its field. */
  readonly reasons: readonly string[];
  /** Reasons to choose from for the move itself. */
  readonly offered?: readonly LabelText[];
  /** What has to be ticked. */
  readonly checklist?: readonly { readonly key: string; readonly label: LabelText }[];
  readonly issues: readonly ProblemIssue[];
}

/** The fields that are moved, with what they become; what follows from them in the browser too. */
export type GateChange = Readonly<Record<string, unknown>>;

/** What a refusal asks for; undefined where nothing that could be filled in would help. */
export function questionOf(
  problem: Problem,
  entity: EntityDocument,
  change: GateChange,
): GateQuestion | undefined {
  const reasons = problem.code === 'reasonRequired' ? ((problem.body['reasons'] ?? []) as string[]) : [];
  const ask = askedFields(problem.issues, entity, change);
  if (ask.length === 0 && reasons.length === 0) return undefined;
  return { ask, reasons, issues: problem.issues };
}

/** The fields a refusal is about, which the caller may fill in where he stands; lines are too much for a dialog. */
export function askedFields(
  issues: readonly ProblemIssue[],
  entity: EntityDocument,
  change: GateChange,
): readonly string[] {
  const names = issues.map(({ path }) => path.split('.')[0] ?? '');
  return [...new Set(names)].filter((name) => isAskable(entity, name) && !(name in change));
}

export function isAskable(entity: EntityDocument, name: string): boolean {
  const field = entity.fields[name];
  return field !== undefined && field.writable && !field.readOnly && field.type !== 'children';
}

/** A form of a few fields. */
export function gateForm(entity: EntityDocument, ask: readonly string[], lead: LabelText): FormDocument {
  const fields = Object.fromEntries(ask.map((name, at) => [name, { order: at, span: 2 }]));
  return {
    entity: entity.key,
    for: ['edit'],
    sections: { gate: { label: lead, columns: 2, fields } },
  };
}
