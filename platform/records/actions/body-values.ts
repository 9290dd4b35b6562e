import { meOf } from '../../access/me.ts';
import { checkExpression } from '../../expression/check-expression.ts';
import { environmentOf } from '../../expression/environment.ts';
import { evaluate } from '../../expression/evaluate/evaluate.ts';
import { Invalid, Malformed } from '../../kernel/errors.ts';
import { didYouMean } from '../../kernel/did-you-mean.ts';
import type { ActionSpec } from '../../model/metadata.generated.ts';
import { paramsEntity } from '../../model/action-params.ts';
import type { Entity, Model, Named } from '../../model/model.ts';
import { filterScope } from '../../model/expression-scope.ts';
import { readIncoming } from '../incoming-values.ts';
import { messages as recordMessages } from '../messages.ts';
import { planOf } from '../record-plan.ts';
import type { ReadSession } from '../read/read-session.ts';
import { fitting } from './stored-values.ts';
import { messages } from './messages.ts';

type Body = Readonly<Record<string, unknown>>;

/** What a client sent to an action: fields of its form, and what else it asks. */
export interface Answers {
  /** For the record itself. */
  readonly values: Body;
  readonly params: Body;
}

/** @throws Malformed for what it does not ask, Invalid where something is missing or wrong */
export function readAnswers(read: ReadSession, action: Named<ActionSpec>, body: Body): Answers {
  const { model } = read.catalog;
  const asked = paramsEntity(action);
  const fields = formFields(model, action.spec.form);
  const known = new Set([...(asked?.fields.keys() ?? []), ...fields]);
  const unknown = Object.keys(body).find((name) => !known.has(name));
  if (unknown !== undefined) throw notAsked(unknown, known);
  const of = (isParam: boolean) =>
    Object.fromEntries(
      Object.entries(body).filter(([name]) => (asked?.fields.has(name) ?? false) === isParam),
    );
  return { values: of(false), params: asked ? readParams(read, asked, of(true)) : {} };
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

function readParams(read: ReadSession, asked: Entity, body: Body): Body {
  const plan = planOf(read.catalog.model, asked);
  const { values: sent, issues } = readIncoming(plan, body);
  const answered = { ...defaultsOf(read, asked, sent), ...sent };
  const holds = conditionsOver(read, asked, answered);
  const hidden = new Set([...asked.fields.keys()].filter((name) => !holds(name, 'visibleWhen', true)));
  const values = Object.fromEntries(Object.entries(answered).filter(([name]) => !hidden.has(name)));
  const missing = [...asked.fields.values()].filter(
    ({ name, spec }) =>
      !hidden.has(name) &&
      (values[name] ?? null) === null &&
      (spec.required || holds(name, 'requiredWhen', false)),
  );
  const unasked = [...hidden].filter((name) => (sent[name] ?? null) !== null);
  const wrong = [
    ...issues,
    ...unasked.map((name) => ({
      path: name,
      message: recordMessages.hiddenNow({ field: asked.fields.get(name)!.label }),
    })),
    ...missing.map(({ name, label }) => ({ path: name, message: recordMessages.required({ field: label }) })),
  ];
  if (wrong.length > 0) throw new Invalid(messages.badAnswers({ action: asked.label }), wrong);
  return Object.fromEntries([...asked.fields.keys()].map((name) => [name, values[name] ?? null]));
}

/** Conditions of what is asked, over what was answered; what is hidden counts as not answered. */
function conditionsOver(read: ReadSession, asked: Entity, answered: Body) {
  const scope = filterScope(read.catalog.model, asked);
  const environment = environmentOver(read, asked, answered);
  return (name: string, property: 'visibleWhen' | 'requiredWhen', without: boolean): boolean => {
    const text = asked.fields.get(name)!.spec[property];
    return text === undefined ? without : evaluate(checkExpression(text, scope), environment) === true;
  };
}

function environmentOver({ caller, now, organisation }: ReadSession, asked: Entity, values: Body) {
  const nothing = Object.fromEntries([...asked.fields.keys()].map((name) => [name, null]));
  const calendar = { now, timeZone: organisation.timeZone, language: caller.locale };
  return environmentOf({ ...nothing, ...values, me: meOf(caller) }, calendar);
}

/** What was left out; a default may read what was sent. */
function defaultsOf(read: ReadSession, asked: Entity, sent: Body): Body {
  const scope = filterScope(read.catalog.model, asked);
  const environment = environmentOver(read, asked, sent);
  const left = [...asked.fields.values()].filter(({ name, spec }) => spec.default && !(name in sent));
  return Object.fromEntries(
    left.map((field) => {
      const value = evaluate(checkExpression(field.spec.default!, scope), environment);
      return [field.name, fitting(value, field)];
    }),
  );
}
