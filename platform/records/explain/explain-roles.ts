import type { ReasonPart, RoleReason } from '../../access/role-reason.ts';
import { isScopeWord, type RowOperation } from '../../model/role-scope.ts';
import type { Entity, Model } from '../../model/model.ts';
import { localize, renderMessage, type Locale, type LocalText, type Message } from '../../kernel/text.ts';
import type { ReadSession } from '../read/read-session.ts';
import { roleLabel, type ConditionSayer } from './explain-field.ts';
import type { RoleVerdict } from './explanation.ts';
import { holdsFor } from './holds-for.ts';
import { words } from './messages.ts';

/** What each role of the person decides about a record; without one, what it decides in general. */
export function explainRoles(
  read: ReadSession,
  entity: Entity,
  operation: RowOperation,
  id: string | undefined,
  say: ConditionSayer,
  locale: Locale,
): Promise<RoleVerdict[]> {
  const reasons = read.access.reasons(read.caller, entity, operation);
  return Promise.all(reasons.map((reason) => verdictOf(read, entity, reason, id, say, locale)));
}

async function verdictOf(
  read: ReadSession,
  entity: Entity,
  reason: RoleReason,
  id: string | undefined,
  say: ConditionSayer,
  locale: Locale,
): Promise<RoleVerdict> {
  const { role, scope, rows, parts } = reason;
  const verdict = { role, label: roleLabel(read, role, locale), scope };
  const isGiven = parts.some(({ kind }) => !NARROWING.has(kind));
  const tell = (message: Message) => renderMessage(message, locale);
  const scoped = tell(scopeText(scope, say));
  if (!isGiven) {
    const text = tell(words.scopeNone());
    return { ...verdict, allowed: false, because: [{ kind: 'none', text }], text };
  }
  if (id === undefined) return { ...verdict, allowed: true, ...inGeneral(read, parts, scoped, locale) };
  const allowed = await holdsFor(read, entity, id, rows);
  const held = await Promise.all(parts.map((part) => holdsFor(read, entity, id, part.rows)));
  const because = parts
    .filter((part, index) => decides(part, held[index]!, allowed))
    .map((part) => reasonOf(part, tell(partText(read, part, scoped, allowed))));
  return { ...verdict, allowed, because, text: joined(because, locale) };
}

/** What only takes away. */
const NARROWING: ReadonlySet<ReasonPart['kind']> = new Set(['read', 'restriction', 'record']);

type Reasons = RoleVerdict['because'];

function reasonOf({ kind, name }: ReasonPart, text: string): Reasons[number] {
  return { kind, ...(name === undefined ? {} : { name }), text };
}

/** Of no record in particular: the scope, what is shared beside it, and what is held back. */
function inGeneral(
  { catalog }: ReadSession,
  parts: readonly ReasonPart[],
  scoped: string,
  locale: Locale,
): Pick<RoleVerdict, 'because' | 'text'> {
  const because = parts.flatMap((part): Reasons => {
    const message = IN_GENERAL[part.kind]?.({ rule: ruleLabel(catalog.model, part.name) });
    return message ? [reasonOf(part, renderMessage(message, locale))] : [];
  });
  const all: Reasons = [{ kind: 'scope', text: scoped }, ...because];
  return { because: all, text: joined(all, locale) };
}

const IN_GENERAL: Partial<Record<ReasonPart['kind'], (typeof words)['sharingToo']>> = {
  share: words.sharesToo,
  sharing: words.sharingToo,
  restriction: words.restrictionToo,
};

function joined(because: Reasons, locale: Locale): string {
  return because.map(({ text }) => text).join(localize(SEPARATOR, locale));
}

/** Between reasons of one language. */
export const SEPARATOR: LocalText = { 'zh-CN': '；', en: '; ' };

/** Of a record that is reached, what opens it; of another, what is missing and what holds it back. */
function decides({ kind }: ReasonPart, holds: boolean, allowed: boolean): boolean {
  if (kind === 'restriction') return !allowed && holds;
  if (kind === 'read' || kind === 'record') return !allowed && !holds;
  if (allowed) return holds;
  return kind === 'scope' && !holds;
}

function partText(
  { catalog }: ReadSession,
  { kind, name }: ReasonPart,
  scope: string,
  allowed: boolean,
): Message {
  if (kind === 'sharing' || kind === 'restriction')
    return words[kind]({ rule: ruleLabel(catalog.model, name) });
  if (kind !== 'scope') return words[kind]();
  return allowed ? words.scopeHolds({ scope }) : words.scopeMisses({ scope });
}

/** What a rule of sharing or restriction is called. */
function ruleLabel({ sharings, restrictions }: Model, key = ''): LocalText | string {
  return (sharings.get(key) ?? restrictions.get(key))?.spec.label ?? key;
}

/** A scope in words. */
function scopeText(scope: string, say: ConditionSayer): Message {
  if (scope === 'parent') return words.parent();
  if (isScopeWord(scope)) return words[scope]();
  const condition = say(scope);
  return condition === undefined ? words.someCondition() : words.condition({ condition });
}
