import { didYouMean } from '../../kernel/did-you-mean.ts';
import type { Message } from '../../kernel/text.ts';
import { checkMessages as messages } from '../check/messages.ts';
import { hint } from '../messages.ts';
import type { Field } from '../model.ts';
import type { EntityDraft } from './compile-entity.ts';

/** Where a path leads: a field, nowhere (with the reason), or to something an administrator has hidden. */
export type PathEnd = { readonly field: Field } | { readonly problem: Message } | { readonly hidden: true };

/** Follows `author.country` from an entity over references; the last step may be a part of a value (`address.city`). */
export function followPath(
  entities: ReadonlyMap<string, EntityDraft>,
  from: EntityDraft,
  path: string,
): PathEnd {
  const steps = path.split('.');
  let entity: EntityDraft = from;
  for (const [index, name] of steps.entries()) {
    const field = entity.fields.get(name);
    if (!field) return missing(entity, name);
    const rest = steps.slice(index + 1);
    if (rest.length === 0 || isPart(field, rest)) return { field };
    const isOne = field.type.storage === 'columns' || field.type.storage === 'computed';
    const next = isOne && field.target ? entities.get(field.target) : undefined;
    if (!next) return { problem: messages.notFollowed({ name, rest: rest.join('.') }) };
    entity = next;
  }
  return missing(entity, '');
}

/** Why an entity has no such field. */
export function missing(entity: EntityDraft, name: string): PathEnd {
  if (entity.node.retired.has(`fields.${name}`)) return { hidden: true };
  const near = didYouMean(name, entity.fields.keys());
  return { problem: messages.unknownField({ entity: entity.key, name, hint: hint(near) }) };
}

function isPart(field: Field, rest: readonly string[]): boolean {
  const type = field.type.expressionType(field.spec);
  return rest.length === 1 && type.kind === 'object' && Object.hasOwn(type.parts, rest[0]!);
}
