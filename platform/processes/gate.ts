import type { CheckedExpression } from '../expression/expression.ts';
import type { Caller } from '../kernel/caller.ts';
import { listed, type LocalText, type Message } from '../kernel/text.ts';
import type { Model } from '../model/model.ts';
import { valueAfter, type Change } from '../records/write/change.ts';
import { messages } from './messages.ts';
import type { Move } from './move.ts';
import type { Requirement, TransitionPlan } from './process-plan.ts';
import type { Way } from './ways.ts';

/** Something the gate misses, at a field. */
export interface GateIssue {
  readonly field: string;
  readonly message: Message;
}

/** What a gate is asked with. */
export interface Asking {
  readonly caller: Caller;
  readonly model: Model;
  /** Evaluates on the record as it will be. */
  readonly evaluate: (expression: CheckedExpression) => unknown;
  readonly ticked: ReadonlySet<string>;
}

/** All that keeps the record from going a way, but for a reason that was not given. */
export function gateIssues({ transition, isForward }: Way, move: Move, asking: Asking): GateIssue[] {
  return [
    ...(transition ? transitionIssues(transition, move, asking) : []),
    ...(isForward ? unticked(move, asking) : []),
  ];
}

function transitionIssues(transition: TransitionPlan, move: Move, asking: Asking): GateIssue[] {
  const { change, staged, to } = move;
  const stage = staged.fields.stage.name;
  const issues: GateIssue[] = [];
  if (!mayTake(transition, asking.caller)) {
    const roles = roleLabels(transition.spec.who ?? [], asking.model);
    issues.push({ field: stage, message: messages.stageWho({ to: to.spec.label, roles }) });
  }
  for (const requirement of transition.requires)
    if (isMissing(requirement, change, asking)) {
      const { name, label } = requirement.field;
      issues.push({ field: name, message: messages.stageRequires({ to: to.spec.label, field: label }) });
    }
  if (transition.guard && asking.evaluate(transition.guard) !== true)
    issues.push({ field: stage, message: guardMessage(transition, to.spec.label) });
  return issues;
}

/** The platform's own work takes every way; people need one of the roles. */
function mayTake({ spec: { who } }: TransitionPlan, caller: Caller): boolean {
  return who === undefined || caller.isSystem || who.some((role) => caller.roles.includes(role));
}

export function isMissing(
  { field, isMissing: expression }: Requirement,
  change: Change,
  { evaluate }: Asking,
): boolean {
  if (expression) return evaluate(expression) === true;
  const value = valueAfter(change, field.name);
  if (field.type.name === 'boolean') return value !== true;
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

function guardMessage({ spec: { message } }: TransitionPlan, to: LocalText): Message {
  const { code, text } = messages.stageGuard();
  return { code, text: message ?? text, parameters: { to } };
}

function unticked({ from, staged }: Move, { ticked }: Asking): GateIssue[] {
  const items = Object.entries(from?.stage.spec.checklist ?? {}).filter(([key]) => !ticked.has(key));
  return items.map(([, { label }]) => ({
    field: staged.fields.stage.name,
    message: messages.stageChecklist({ from: from!.stage.spec.label, item: label }),
  }));
}

function roleLabels(names: readonly string[], model: Model): LocalText {
  const roles = [...model.roles.values()].filter(({ name }) => names.includes(name));
  return listed(roles.map(({ spec }) => spec.label));
}
