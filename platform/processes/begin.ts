import type { CheckedExpression } from '../expression/expression.ts';
import { byEntity, type Change } from '../records/write/change.ts';
import { evaluateAfter } from '../records/write/evaluation.ts';
import { loadFollowed } from '../records/write/load-followed.ts';
import { relatedRows, type RelatedRows } from '../records/write/related-rows.ts';
import type { WriteSession } from '../records/write/write-session.ts';
import { messages } from './messages.ts';
import { processAfter } from './move.ts';
import { followStage } from './follow-stage.ts';
import { stagedEntity, type ProcessPlan, type StagedEntity } from './process-plan.ts';

/** Gives new records their process and first stage, before defaults are worked out that build on them. */
export async function beginRecords(write: WriteSession, changes: readonly Change[]): Promise<void> {
  const created = changes.filter(({ kind }) => kind === 'create');
  for (const [entity, group] of byEntity(created)) {
    const staged = stagedEntity(write.catalog.model, entity);
    if (staged) await begin(write, staged, group);
  }
}

async function begin(write: WriteSession, staged: StagedEntity, group: readonly Change[]): Promise<void> {
  await chooseProcesses(write, staged, group);
  const { name } = staged.fields.stage;
  if (staged.fields.stage.spec.default !== undefined) await loadFollowed(write, group);
  for (const change of write.live(group)) {
    const process = processAfter(change, staged);
    if (!process) continue;
    if ((change.values[name] ?? null) === null)
      change.values[name] = defaultStage(write, change, name) ?? process.entry[0] ?? null;
    const stage = process.stages.get(String(change.values[name]));
    if (stage) followStage(write, change, staged, stage);
  }
}

/** Where the field's default says a record begins. */
function defaultStage(write: WriteSession, change: Change, name: string): unknown {
  const given = change.plan.conditions.defaults.find(({ field }) => field.name === name);
  return given && evaluateAfter(write, change, given.expression);
}

/** Takes the first process that applies for each record that names none. */
export async function chooseProcesses(
  write: WriteSession,
  staged: StagedEntity,
  group: readonly Change[],
): Promise<void> {
  const { process: field } = staged.fields;
  if (!field) return;
  const open = group.filter(
    (change) => processAfter(change, staged) === undefined && !isSent(change, field.name),
  );
  if (open.length === 0) return;
  const rows = await appliesRows(write, staged, open);
  for (const change of open) {
    const found = [...staged.processes.values()].find((one) => applies(write, change, one, rows));
    if (found) change.values[field.name] = found.process.name;
    else write.refuse(change, field.name, messages.noProcessApplies());
  }
}

function isSent({ sent, values }: Change, name: string): boolean {
  return sent.has(name) && values[name] !== null;
}

/** What conditions of processes read of other records. */
export async function appliesRows(
  write: WriteSession,
  { processes }: StagedEntity,
  changes: readonly Change[],
): Promise<RelatedRows> {
  const conditions = [...processes.values()].flatMap(({ appliesWhen }): CheckedExpression[] =>
    appliesWhen ? [appliesWhen] : [],
  );
  if (conditions.length > 0) await loadFollowed(write, changes);
  return relatedRows(write, changes, () => conditions);
}

/** Whether records may begin in the process, or change to it. */
export function applies(
  write: WriteSession,
  change: Change,
  { process, appliesWhen }: ProcessPlan,
  rows: RelatedRows,
): boolean {
  if (process.spec.retired) return false;
  return appliesWhen === undefined || evaluateAfter(write, change, appliesWhen, rows) === true;
}
