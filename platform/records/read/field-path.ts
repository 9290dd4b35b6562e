import { didYouMean } from '../../kernel/did-you-mean.ts';
import { Malformed } from '../../kernel/errors.ts';
import type { Entity, Field } from '../../model/model.ts';
import { messages } from '../messages.ts';
import { rightOn, type ReadSession } from './read-session.ts';

/** A path such as `reader.name`, known to exist and to be readable by the caller. */
export interface FieldPath {
  readonly names: readonly string[];
  /** The field at its end. */
  readonly field: Field;
  readonly masked: boolean;
}

const LONGEST = 5;

/** Finds the field a path leads to; refuses what is not there and, in the same words, what the caller may not see. */
export function fieldPath(read: ReadSession, from: Entity, text: string): FieldPath {
  const names = text.split('.');
  let entity: Entity | undefined = from;
  let field: Field | undefined;
  let masked = false;
  for (const [index, name] of names.entries()) {
    field = entity?.fields.get(name);
    const right = field && rightOn(read, field);
    if (!entity || !field || right!.read === 'no' || index >= LONGEST)
      throw unknownPath(read, entity ?? from, name, text);
    masked ||= right!.read === 'masked';
    entity = field.target === undefined ? undefined : read.catalog.model.entities.get(field.target);
  }
  return { names, field: field!, masked };
}

function unknownPath(read: ReadSession, entity: Entity, name: string, path: string): Malformed {
  const readable = [...entity.fields.values()].filter((field) => rightOn(read, field).read !== 'no');
  const near = didYouMean(
    name,
    readable.map((field) => field.name),
  );
  const field = path.slice(0, 120);
  return new Malformed(
    near
      ? messages.unknownFieldNear({ entity: entity.label, field, near })
      : messages.unknownField({ entity: entity.label, field }),
  );
}
