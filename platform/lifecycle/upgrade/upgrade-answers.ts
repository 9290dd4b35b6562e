import { Invalid, type Issue } from '../../kernel/errors.ts';
import { isObject, type Json } from '../../kernel/json.ts';
import { WHATEVER } from '../../model/upgrade/decide.ts';
import type { Answer, Choice } from '../../model/upgrade/upgrade.ts';
import { upgradeMessages as messages } from './messages.ts';

/** Everything answered, by question: those about upgrades and those about stored values. */
export type AnswerRecord = Readonly<Record<string, unknown>>;

/** Something that may be decided. */
export interface Decidable {
  readonly id: string;
  readonly about: string;
  readonly choices: readonly Choice[];
}

const OPTION = 'mapOption:';

/** The kept answers as an upgrade reads them: its own, and what shall stand for options that vanish. */
export function upgradeAnswers(answers: AnswerRecord): Answer[] {
  return Object.entries(answers).flatMap(([id, answer]): Answer[] => {
    if (!isObject(answer)) return [];
    if (id.startsWith(OPTION)) {
      const rest = id.slice(OPTION.length);
      const target = rest.slice(0, rest.lastIndexOf(':'));
      const about = { id: `${target}#${rest.slice(target.length + 1)}`, about: WHATEVER };
      if (typeof answer.to === 'string') return [{ ...about, choice: 'map', value: answer.to }];
      return answer.empty === true ? [{ ...about, choice: 'map', value: '' }] : [];
    }
    if (typeof answer.choice !== 'string' || typeof answer.about !== 'string') return [];
    const value = answer.value as Json | undefined;
    return [
      { id, about: answer.about, choice: answer.choice as Choice, ...(value === undefined ? {} : { value }) },
    ];
  });
}

/**
 * The answers of a request, each bound to what it is about, so that it is not taken for an answer to a later change.
 * Those about stored values pass as they are.
 *
 * @throws Invalid naming each that answers nothing, or not what is asked
 */
export function boundAnswers(given: AnswerRecord, decidable: readonly Decidable[]): AnswerRecord {
  const known = new Map(decidable.map((one) => [one.id, one]));
  const issues: Issue[] = [];
  const bound = Object.entries(given).flatMap(([id, answer]): [string, unknown][] => {
    if (!id.includes('#')) return [[id, answer]];
    const question = known.get(id);
    const choice = isObject(answer) ? answer.choice : answer;
    if (!question) issues.push({ path: id, message: messages.unknownQuestion({ id }) });
    else if (isObject(answer) && answer.about !== undefined && answer.about !== question.about)
      issues.push({ path: id, message: messages.changedSince({ id }) });
    else if (!question.choices.includes(choice as Choice))
      issues.push({
        path: id,
        message: messages.unusableChoice({
          id,
          choice: String(choice),
          choices: question.choices.join(', '),
        }),
      });
    else return [[id, { choice, about: question.about }]];
    return [];
  });
  if (issues.length > 0) throw new Invalid(messages.answersWrong({ count: issues.length }), issues);
  return Object.fromEntries(bound);
}
