import { FALSE } from '../../../expression/query-tree.ts';
import type { OptionSpec } from '../../../fields/option.ts';
import type { Field } from '../../../model/model.ts';
import { placeLabel } from '../../../model/references/place-label.ts';
import { optionPlace } from '../../../model/references/places.ts';
import type { Answer, Choice, Question } from '../change-plan.ts';
import { answerMessages, dataMessages } from '../messages.ts';
import { NOTHING, questionId, together, type Findings } from './finding.ts';
import { conditionOf, countWhere, samplesWhere, type FieldChange, type Look } from './look.ts';
import { calledNow } from './renamed-stages.ts';

type Options = Readonly<Record<string, OptionSpec>>;

/** Options that records have and that are retired now, or no longer there. */
export async function goneOptions(look: Look, change: FieldChange): Promise<Findings> {
  const { field, before } = change;
  if (!before || before.type.name !== field.type.name || !hasOptions(field)) return NOTHING;
  const next = optionsOf(field);
  const findings = Object.entries(optionsOf(before))
    .filter(([key, option]) => !option.retired && (!Object.hasOwn(next, key) || next[key]!.retired))
    .map(([key, option]) => goneOption(look, change, key, option));
  return together(await Promise.all(findings));
}

export function hasOptions({ type }: Field): boolean {
  return ['select', 'multiSelect', 'classification'].includes(type.name);
}

export function optionsOf({ spec }: Field): Options {
  return (spec['options'] ?? {}) as Options;
}

async function goneOption(
  look: Look,
  { entity, field, before }: FieldChange,
  key: string,
  { label: option }: OptionSpec,
): Promise<Findings> {
  const quoted = JSON.stringify(key);
  const { name } = before!;
  const text = field.type.name === 'multiSelect' ? `${quoted} in ${name}` : `${name} == ${quoted}`;
  const where = conditionOf(look, look.from, entity.key, text) ?? FALSE;
  const count = await countWhere(look, look.from, entity.key, where);
  if (count === 0) return NOTHING;
  const [place] = optionPlace(before!, key, look.from.model);
  const id = questionId('mapOption', place!.target, place!.path);
  const isRetired = optionsOf(field)[key] !== undefined;
  const say = isRetired ? dataMessages.retiredOption : dataMessages.goneOption;
  const message = say({ count, field: field.label, option });
  const label = placeLabel(look.from.model, place!);
  const samples = await samplesWhere(look, look.from, entity.key, where, name);
  const problem = isRetired ? 'retiredOption' : 'goneOption';
  const choices = choicesOf(field, isRetired);
  const question: Question = { id, kind: 'mapOption', ...place!, label, message, count, choices };
  const standing = standingAnswer(before!, field, key);
  return {
    data: [
      {
        entity: entity.key,
        field: field.name,
        problem,
        label,
        message,
        count,
        samples,
        severity: 'asks',
        question: id,
      },
    ],
    questions: [standing ? { ...question, default: standing } : question],
  };
}

/**
 * A retired option stays readable, and filters follow what replaces it; one that is called otherwise is followed; of one
 * that is gone something has to be said.
 */
function standingAnswer(before: Field, field: Field, key: string): Answer | undefined {
  if (optionsOf(field)[key]) return { keep: true };
  const to = calledNow(key, optionsOf(before), optionsOf(field));
  return to === undefined ? undefined : { to };
}

function choicesOf(field: Field, isRetired: boolean): Choice[] {
  const live = Object.entries(optionsOf(field)).filter(([, { retired }]) => !retired);
  return [
    ...live.map(([to, { label }]): Choice => ({ answer: { to }, label })),
    ...(isRetired ? [{ answer: { keep: true as const }, label: answerMessages.keep().text }] : []),
    ...(field.spec.required
      ? []
      : [{ answer: { empty: true as const }, label: answerMessages.empty().text }]),
  ];
}
