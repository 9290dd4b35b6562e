import type { ReasonPart, RoleReason } from '../../access/role-reason.ts';
import { isScopeWord, type RowOperation } from '../../model/role-scope.ts';
import type { Entity } from '../../model/model.ts';
import { localize, renderMessage, type Locale, type Message } from '../../kernel/text.ts';
import type { ReadSession } from '../read/read-session.ts';
import type { RoleVerdict } from './explanation.ts';
import { holdsFor } from './holds-for.ts';
import { words } from './messages.ts';

/** What each role of the person decides about a record; without one, what it decides in general. */
export function explainRoles(
  read: ReadSession,
  entity: Entity,
  operation: RowOperation,
  id: string | undefined,
  locale: Locale,
): Promise<RoleVerdict[]> {
  const reasons = read.access.reasons(read.caller, entity, operation);
  return Promise.all(reasons.map((reason) => verdictOf(read, entity, reason, id, locale)));
}

async function verdictOf(
  read: ReadSession,
  entity: Entity,
  reason: RoleReason,
  id: string | undefined,
  locale: Locale,
): Promise<RoleVerdict> {
  const { role, scope, rows, parts } = reason;
  const spec = [...read.catalog.model.roles.values()].find(({ name }) => name === role)?.spec;
  const label = spec ? localize(spec.label, locale) : role;
  const verdict = { role, label, scope };
  const isGiven = parts.some(({ kind }) => kind !== 'read' && kind !== 'restriction');
  const say = (message: Message) => renderMessage(message, locale);
  if (!isGiven) {
    const text = say(words.scopeNone());
    return { ...verdict, allowed: false, because: [{ kind: 'none', text }], text };
  }
  if (id === undefined) {
    const text = say(scopeText(scope));
    return { ...verdict, allowed: true, because: [{ kind: 'scope', text }], text };
  }
  const allowed = await holdsFor(read, entity, id, rows);
  const held = await Promise.all(parts.map((part) => holdsFor(read, entity, id, part.rows)));
  const texts = parts.map((part) => ({ part, text: say(partText(read, part, scope, allowed, locale)) }));
  const because = texts
    .filter(({ part }, index) => decides(part, held[index]!, allowed))
    .map(({ part: { kind, name }, text }) => ({ kind, ...(name === undefined ? {} : { name }), text }));
  return { ...verdict, allowed, because, text: because.map(({ text }) => text).join('; ') };
}

/** Of a record that is reached, what opens it; of another, what is missing and what holds it back. */
function decides({ kind }: ReasonPart, holds: boolean, allowed: boolean): boolean {
  if (kind === 'restriction') return !allowed && holds;
  if (kind === 'read') return !allowed && !holds;
  if (allowed) return holds;
  return kind === 'scope' && !holds;
}

function partText(
  { catalog }: ReadSession,
  { kind, name = '' }: ReasonPart,
  scope: string,
  allowed: boolean,
  locale: Locale,
): Message {
  const { sharings, restrictions } = catalog.model;
  const rule = (sharings.get(name) ?? restrictions.get(name))?.spec.label;
  if (kind === 'sharing' || kind === 'restriction')
    return words[kind]({ rule: rule ? localize(rule, locale) : name });
  if (kind !== 'scope') return words[kind]();
  const text = renderMessage(scopeText(scope), locale);
  return allowed ? words.scopeHolds({ scope: text }) : words.scopeMisses({ scope: text });
}

/** A scope in words. */
export function scopeText(scope: string): Message {
  if (scope === 'parent') return words.parent();
  return isScopeWord(scope) ? words[scope]() : words.condition({ condition: scope });
}
