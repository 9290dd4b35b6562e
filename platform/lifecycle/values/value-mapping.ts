import { Ajv } from 'ajv';
import { valueRules } from '../../fields/value-rules.ts';
import { Invalid, type Issue } from '../../kernel/errors.ts';
import type { Json } from '../../kernel/json.ts';
import type { Field, Model } from '../../model/model.ts';
import type { KeyChange } from '../../storage/change/map-values.ts';
import type { Answer, Answers, DataImpact, Question } from '../plan/change-plan.ts';
import type { Findings } from '../plan/data/finding.ts';
import { answerMessages } from '../plan/messages.ts';

/** What becomes of stored values when a version comes into force. */
export type ValueMapping = { readonly entity: string; readonly field: string } & (
  | { readonly kind: 'fill'; readonly value: Json }
  | ({ readonly kind: 'option' } & KeyChange)
  | { readonly kind: 'convert'; readonly values: Readonly<Record<string, Json>> }
  | { readonly kind: 'return'; readonly of: string }
);

/**
 * What the answers make of the questions of a plan.
 *
 * @throws Invalid naming each question without an answer, each answer that is none, and what stops the change
 */
export function valueMappings(plan: Findings, to: Model, answers: Answers): ValueMapping[] {
  const issues: Issue[] = [];
  const questions = new Map(plan.questions.map((question) => [question.id, question]));
  for (const question of questions.values()) issues.push(...problemsOf(question, answers));
  for (const { severity, entity, field, message } of plan.data)
    if (severity === 'stops') issues.push({ path: `${entity}.entity#fields.${field}`, message });
  const mappings = plan.data.flatMap((impact): ValueMapping[] => {
    if (impact.follows) return impact.follows.map((one) => ({ kind: 'option', ...one }));
    const question = questions.get(impact.question ?? '');
    const answer = question && (answers[question.id] ?? question.default);
    return mappingOf(impact, question, answer, to, issues);
  });
  if (issues.length > 0) throw new Invalid(answerMessages.unanswered({ count: issues.length }), issues);
  return mappings;
}

const ANSWERED: ReadonlySet<string> = new Set(['fillMissing', 'mapOption', 'convertValues']);

function* problemsOf(
  { id, kind, message, choices, default: standing }: Question,
  answers: Answers,
): Iterable<Issue> {
  if (!ANSWERED.has(kind)) return;
  const answer = answers[id];
  if (answer === undefined && standing === undefined) yield { path: id, message };
  if (answer !== undefined && !choices.some((choice) => fits(answer, choice.answer)))
    yield {
      path: id,
      message: answerMessages.unusableAnswer({
        question: id,
        choices: choices.map((choice) => JSON.stringify(choice.answer)).join(' | '),
      }),
    };
}

/** The same option, or the same kind of answer. */
function fits(answer: Answer, choice: Answer): boolean {
  if (typeof answer !== 'object' || answer === null) return false;
  if (choice.to !== undefined) return answer.to === choice.to;
  if (choice.value !== undefined) return answer.value !== undefined && answer.value !== null;
  if (choice.values !== undefined) return answer.values !== undefined;
  return choice.keep === true ? answer.keep === true : answer.empty === true;
}

function mappingOf(
  { entity, field: name, problem, mapping }: DataImpact,
  question: Question | undefined,
  answer: Answer | undefined,
  to: Model,
  issues: Issue[],
): ValueMapping[] {
  const about = { entity, field: name };
  const field = to.entities.get(entity)?.fields.get(name);
  const valid = (value: Json): Json => validValue(value, field!, question!.id, issues);
  if (problem === 'returningValues') return [{ ...about, kind: 'return', of: mapping! }];
  if (problem === 'notConvertible') {
    const given = Object.entries(answer?.values ?? {}).map(([text, value]) => [text, valid(value)]);
    return [{ ...about, kind: 'convert', values: Object.fromEntries(given) }];
  }
  if (problem === 'missingValue' && answer?.value !== undefined)
    return [{ ...about, kind: 'fill', value: valid(answer.value) }];
  const isOption = problem === 'retiredOption' || problem === 'goneOption';
  if (!isOption || (answer?.to === undefined && !answer?.empty)) return [];
  return [{ ...about, kind: 'option', from: question!.path.split('.').at(-1)!, to: answer.to ?? null }];
}

/** A value as the field keeps it; null is none. */
function validValue(value: Json, field: Field, question: string, issues: Issue[]): Json {
  const { type, spec, label } = field;
  const canonical = value === null ? null : type.normalize ? type.normalize(value, spec) : value;
  if (canonical === null || new Ajv({ ...valueRules }).validate(type.valueSchema(spec), canonical))
    return canonical as Json;
  issues.push({ path: question, message: answerMessages.unusableValue({ question, field: label }) });
  return null;
}
