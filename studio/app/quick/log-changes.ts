import { checkExpression } from '../../../platform/expression/check-expression.ts';
import { evaluate } from '../../../platform/expression/evaluate/evaluate.ts';
import { fieldSpec, fieldTypeOf } from '../../forms/checking/field-type-of.ts';
import { modelScope } from '../../forms/rules/model-scope.ts';
import { environment, type RuleWorld } from '../../forms/rules/rule-world.ts';
import type { LabelText } from '../../language/label-text.ts';
import { localizeLabel } from '../../language/language.tsx';
import type { EntityDocument, FormDocument, SetDocument } from '../../model/model-document.ts';
import type { LogPick, LogQuestion } from './log-form.ts';

/** Values by field. */
export type Values = Readonly<Record<string, unknown>>;

/** What somebody has answered so far. */
export interface LogAnswers {
  /** The pick of each field, by key. */
  readonly picks: Readonly<Record<string, string>>;
  /** What was typed or chosen otherwise. */
  readonly typed: Values;
}

/** Turns the answers to a form for log into what is stored. */
export class LogWriter {
  constructor(
    private readonly entity: EntityDocument,
    private readonly form: FormDocument,
    private readonly world: RuleWorld,
    private readonly language: string,
  ) {}

  /** @param record the record as it is; empty for a new one */
  write(record: Values, questions: readonly LogQuestion[], answers: LogAnswers): Values {
    const chosen = questions.flatMap(({ field, picks }) => {
      const pick = picks.find(({ key }) => key === answers.picks[field.name]);
      return pick ? [{ name: field.name, pick }] : [];
    });
    let changes: Values = answers.typed;
    for (const { name, pick } of chosen)
      changes = { ...changes, [name]: this.pickValue(name, pick, { ...record, ...changes }) };
    for (const { pick } of chosen) changes = this.#filled(pick.set, record, changes);
    return this.#filled(this.form.set ?? {}, record, changes);
  }

  /** What a pick makes of its field. */
  pickValue(name: string, { value, label }: LogPick, values: Values): unknown {
    return value === undefined ? localizeLabel(label, this.language) : this.#value(name, value, values);
  }

  /** What a pick sets in another field, as things are. */
  setValue(name: string, value: string | LabelText, values: Values): unknown {
    if (typeof value !== 'string') return localizeLabel(value, this.language);
    // A bare name copies as it is: a reference keeps its entity and title.
    return this.entity.fields[value] ? (values[value] ?? null) : this.#value(name, value, values);
  }

  /** Fields of a set that nobody has answered; a text only where the field is empty. */
  #filled(set: SetDocument, record: Values, changes: Values): Values {
    const entries = Object.entries(set)
      .filter(([name, value]) => !(name in changes) && (typeof value === 'string' || isEmpty(record[name])))
      .map(([name, value]) => [name, this.setValue(name, value, { ...record, ...changes })]);
    return { ...changes, ...Object.fromEntries(entries) };
  }

  #value(name: string, text: string, values: Values): unknown {
    const field = this.entity.fields[name];
    const scope = modelScope(this.world.model, this.entity);
    const result = evaluate(checkExpression(text, scope), environment(values, this.world));
    if (!field || result === null || result === undefined) return null;
    return fieldTypeOf(field)?.fromExpression?.(result, fieldSpec(field)) ?? result;
  }
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}

/** Values as a write takes them: references by id, polymorphic ones with their entity. */
export function writable(values: Values): Values {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, writableValue(value)]));
}

function writableValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(writableValue);
  if (typeof value !== 'object' || value === null || !('id' in value)) return value;
  return 'entity' in value ? { entity: value.entity, id: value.id } : value.id;
}
