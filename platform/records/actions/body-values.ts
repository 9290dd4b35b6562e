import { Invalid, Malformed } from '../../kernel/errors.ts';
import { didYouMean } from '../../kernel/did-you-mean.ts';
import type { ActionSpec } from '../../model/metadata.generated.ts';
import { paramsEntity } from '../../model/action-params.ts';
import type { Entity, Model, Named } from '../../model/model.ts';
import { readIncoming } from '../incoming-values.ts';
import { messages as recordMessages } from '../messages.ts';
import { planOf } from '../record-plan.ts';
import { messages } from './messages.ts';

type Body = Readonly<Record<string, unknown>>;

/** What a client sent to an action: fields of its form, and what else it asks. */
export interface Answers {
  /** For the record itself. */
  readonly values: Body;
  readonly params: Body;
}

/** @throws Malformed for what it does not ask, Invalid where something is missing or wrong */
export function readAnswers(model: Model, action: Named<ActionSpec>, body: Body): Answers {
  const asked = paramsEntity(action);
  const fields = formFields(model, action.spec.form);
  const known = new Set([...(asked?.fields.keys() ?? []), ...fields]);
  const unknown = Object.keys(body).find((name) => !known.has(name));
  if (unknown !== undefined) throw notAsked(unknown, known);
  const of = (isParam: boolean) =>
    Object.fromEntries(
      Object.entries(body).filter(([name]) => (asked?.fields.has(name) ?? false) === isParam),
    );
  return { values: of(false), params: asked ? readParams(model, asked, of(true)) : {} };
}

/** Fields of a form, in whatever section. */
export function formFields(model: Model, form: string | undefined): string[] {
  const sections = form === undefined ? {} : (model.forms.get(form)?.spec.sections ?? {});
  return Object.values(sections).flatMap(({ fields }) => Object.keys(fields));
}

export function notAsked(name: string, known: Iterable<string>): Malformed {
  const asked = { name: name.slice(0, 60) };
  const near = didYouMean(name, [...known]);
  return new Malformed(near ? messages.notAskedNear({ ...asked, near }) : messages.notAsked(asked));
}

function readParams(model: Model, asked: Entity, body: Body): Body {
  const plan = planOf(model, asked);
  const { values, issues } = readIncoming(plan, body);
  const missing = plan.required.filter(({ name }) => (values[name] ?? null) === null);
  const wrong = [
    ...issues,
    ...missing.map(({ name, label }) => ({ path: name, message: recordMessages.required({ field: label }) })),
  ];
  if (wrong.length > 0) throw new Invalid(messages.badAnswers({ action: asked.label }), wrong);
  return Object.fromEntries([...asked.fields.keys()].map((name) => [name, values[name] ?? null]));
}
