import { checkExpression } from '../../expression/check-expression.ts';
import { compileToQuery } from '../../expression/compile/compile-to-query.ts';
import { ExpressionError } from '../../expression/expression-error.ts';
import { meOf } from '../../access/me.ts';
import { filterScope } from '../../model/expression-scope.ts';
import type { Entity, Field } from '../../model/model.ts';
import { localize, renderMessage, type Locale, type Message } from '../../kernel/text.ts';
import { rightOn, type ReadSession } from '../read/read-session.ts';
import type { FieldReason } from '../../access/role-reason.ts';
import type { FieldExplanation } from './explanation.ts';
import { holdsFor } from './holds-for.ts';
import { words } from './messages.ts';

/** What the person may do with a field of a record now, and why. */
export async function explainField(
  read: ReadSession,
  entity: Entity,
  field: Field,
  id: string | undefined,
  say: ConditionSayer,
  locale: Locale,
): Promise<FieldExplanation> {
  const { name, label, spec } = field;
  const right = await rightAt(read, entity, field, id);
  const now = await conditionsAt(read, entity, field, id);
  const because = [...byRight(right, field), ...byCondition(now, field, say)].map(
    ({ kind, message, rule }) => ({
      kind,
      text: renderMessage(message, locale),
      ...(rule === undefined ? {} : { rule }),
    }),
  );
  return {
    name,
    label: localize(label, locale),
    read: right.read,
    write: right.write && !isFixed(field) && now.readOnly !== true && now.visible !== false,
    required: spec.required === true || now.required === true,
    visible: now.visible !== false,
    roles: read.access.fieldReasons(read.caller, entity, name).map((reason) => ({
      ...reason,
      label: roleLabel(read, reason.role, locale),
      text: renderMessage(reasonWords(reason), locale),
    })),
    whoCan: isFixed(field)
      ? []
      : read.access.rolesWriting(entity, name).map((role) => roleLabel(read, role, locale)),
    because,
    validations: id === undefined ? [] : await unmetValidations(read, entity, name, id, locale),
  };
}

/** What a role is called. */
export function roleLabel({ catalog }: ReadSession, role: string, locale: Locale): string {
  const spec = [...catalog.model.roles.values()].find(({ name }) => name === role)?.spec;
  return spec ? localize(spec.label, locale) : role;
}

function reasonWords({ read, write }: FieldReason): Message {
  if (read === 'no') return words.seesNothing();
  if (read === 'masked') return words.knowsOnly();
  return write ? words.seesAndWrites() : words.seesOnly();
}

interface RightAt {
  readonly read: 'yes' | 'masked' | 'no';
  readonly write: boolean;
}

async function rightAt(
  read: ReadSession,
  entity: Entity,
  field: Field,
  id: string | undefined,
): Promise<RightAt> {
  const { access, caller } = read;
  const right = rightOn(read, field);
  if (id === undefined) return { read: right.read === 'partly' ? 'yes' : right.read, write: right.write };
  const write = await holdsFor(read, entity, id, access.writable(caller, entity, field.name, 'update'));
  if (right.read !== 'partly') return { read: right.read, write };
  const { yes, masked } = right.cell!;
  if (await holdsFor(read, entity, id, yes)) return { read: 'yes', write };
  return { read: (await holdsFor(read, entity, id, masked)) ? 'masked' : 'no', write };
}

interface ConditionsAt {
  readonly visible?: boolean | undefined;
  readonly required?: boolean | undefined;
  readonly readOnly?: boolean | undefined;
}

async function conditionsAt(
  read: ReadSession,
  entity: Entity,
  { spec }: Field,
  id: string | undefined,
): Promise<ConditionsAt> {
  const at = (text: unknown) =>
    id === undefined || typeof text !== 'string' ? undefined : isTrue(read, entity, text, id);
  const [visible, required, readOnly] = await Promise.all([
    at(spec['visibleWhen']),
    at(spec['requiredWhen']),
    at(spec['readOnlyWhen']),
  ]);
  return { visible, required, readOnly };
}

/** Undefined where the condition compares with the record before the change: there is none. */
export async function isTrue(
  read: ReadSession,
  entity: Entity,
  text: string,
  id: string,
): Promise<boolean | undefined> {
  const { catalog, now, organisation, caller } = read;
  try {
    const checked = checkExpression(text, filterScope(catalog.model, entity), { expect: 'bool' });
    const { timeZone } = organisation;
    const tree = compileToQuery(checked, { now, timeZone, language: caller.locale, me: meOf(caller) });
    return await holdsFor(read, entity, id, tree, 'include');
  } catch (error) {
    if (error instanceof ExpressionError) return undefined;
    throw error;
  }
}

interface Reason {
  readonly kind: string;
  readonly message: Message;
  readonly rule?: string;
}

function isFixed({ spec, system, type }: Field): boolean {
  return system || spec.readOnly === true || type.storage === 'computed' || type.name === 'autoNumber';
}

function byRight({ read, write }: RightAt, { system, spec, type }: Field): Reason[] {
  const reasons: Reason[] = [];
  if (read === 'no') reasons.push({ kind: 'role', message: words.fieldHidden() });
  if (read === 'masked') reasons.push({ kind: 'role', message: words.fieldMasked() });
  if (system) reasons.push({ kind: 'system', message: words.systemField() });
  else if (type.storage === 'computed') reasons.push({ kind: 'computed', message: words.computedField() });
  else if (type.name === 'autoNumber') reasons.push({ kind: 'system', message: words.numberedField() });
  else if (spec.readOnly) reasons.push({ kind: 'readOnly', message: words.readOnlyField() });
  if (!write) reasons.push({ kind: 'role', message: words.fieldByRole() });
  if (spec.required) reasons.push({ kind: 'required', message: words.required() });
  return reasons;
}

/** A condition in words for whoever asks; undefined where it has none, or reads what he may not. */
export type ConditionSayer = (condition: string) => string | undefined;

function byCondition(
  { visible, required, readOnly }: ConditionsAt,
  { spec }: Field,
  say: ConditionSayer,
): Reason[] {
  const reason = (kind: 'visibleWhen' | 'readOnlyWhen' | 'requiredWhen'): Reason => {
    const rule = String(spec[kind]);
    const condition = say(rule);
    const { whole, plain } = RULED[kind];
    return { kind, rule, message: condition === undefined ? plain() : whole({ condition }) };
  };
  return [
    ...(visible === false ? [reason('visibleWhen')] : []),
    ...(readOnly ? [reason('readOnlyWhen')] : []),
    ...(required ? [reason('requiredWhen')] : []),
  ];
}

const RULED = {
  visibleWhen: { whole: words.hiddenUnless, plain: words.hiddenNow },
  readOnlyWhen: { whole: words.readOnlyWhile, plain: words.readOnlyNow },
  requiredWhen: { whole: words.requiredWhile, plain: words.requiredNow },
} as const;

async function unmetValidations(
  read: ReadSession,
  entity: Entity,
  field: string,
  id: string,
  locale: Locale,
): Promise<FieldExplanation['validations']> {
  const rules = Object.entries(entity.spec.validations ?? {}).filter(([, { at }]) => at?.includes(field));
  const unmet = await Promise.all(
    rules.map(async ([name, { when, message, severity = 'error' }]) => {
      const holds = await isTrue(read, entity, when, id);
      return holds ? [{ name, message: localize(message, locale), severity }] : [];
    }),
  );
  return unmet.flat();
}
