import type { Validation } from '../entity-conditions.ts';
import { Invalid } from '../../kernel/errors.ts';
import { messages } from '../messages.ts';
import type { Message } from '../../kernel/text.ts';
import { pathOf, type Change } from './change.ts';
import { evaluateAfter } from './evaluation.ts';
import { relatedRows, type RelatedRows } from './related-rows.ts';
import type { WriteSession } from './write-session.ts';

/** Reads what the rules need of related records, and checks them. */
export async function validate(write: WriteSession, changes: readonly Change[]): Promise<void> {
  checkValidations(
    write,
    changes,
    await relatedRows(write, changes, ({ plan }) => plan.conditions.related.validations),
  );
}

/** The entity's rules on every record as it will be. A rule that needs a reason passes when one is given. */
function checkValidations(write: WriteSession, changes: readonly Change[], rows: RelatedRows): void {
  const unanswered = new Map<number, { change: Change; validation: Validation }[]>();
  for (const change of changes) {
    if (change.kind === 'delete') continue;
    for (const validation of change.plan.conditions.validations) {
      if (evaluateAfter(write, change, validation.expression, rows) !== true) continue;
      if (validation.severity === 'error') refuse(write, change, validation);
      else if (!answer(write, change, validation)) {
        if (change.isContested) throw reasonRequired([{ change, validation }]);
        const list = unanswered.get(change.operation) ?? [];
        unanswered.set(change.operation, [...list, { change, validation }]);
      }
    }
  }
  for (const [operation, list] of unanswered) {
    if (!write.hasFailed(operation)) write.fail(operation, reasonRequired(list));
  }
}

function messageOf({ name, message }: Validation): Message {
  return { code: name, text: message, parameters: {} };
}

function refuse(write: WriteSession, change: Change, validation: Validation): void {
  if (change.isContested) throw contested(change, validation);
  const fields = validation.at.length > 0 ? validation.at : [''];
  for (const field of fields) write.refuse(change, field, messageOf(validation));
}

/** Several operations together break a rule of a record none of them is about: the writer tries them apart. */
function contested(change: Change, validation: Validation): Invalid {
  const issues = [{ path: pathOf(change, validation.at[0] ?? ''), message: messageOf(validation) }];
  return new Invalid(messages.invalidRecord({ entity: change.plan.entity.label }), issues);
}

/** Takes the reason that was given for the rule; false when there is none. */
function answer(write: WriteSession, { operation }: Change, { name }: Validation): boolean {
  const reason = (write.options.reasons?.[name] ?? write.options.defaultReason ?? '').trim();
  if (reason === '') return false;
  write.reasons.set(operation, { ...write.reasons.get(operation), [name]: reason });
  return true;
}

function reasonRequired(list: readonly { change: Change; validation: Validation }[]): Invalid {
  const issues = list.map(({ change, validation }) => ({
    path: pathOf(change, validation.at[0] ?? ''),
    message: messageOf(validation),
  }));
  return new Invalid(messages.reasonRequired(), issues, {
    reasons: [...new Set(list.map(({ validation }) => validation.name))],
  });
}
