import type { FieldRight } from '../../access/access.ts';
import { anyOf, bothOf, moved, ofEverything } from '../../access/trees.ts';
import { FALSE, TRUE, type QueryTree } from '../../expression/query-tree.ts';
import { didYouMean } from '../../kernel/did-you-mean.ts';
import type { ExpressionType } from '../../expression/expression-type.ts';
import { Malformed } from '../../kernel/errors.ts';
import type { Entity, Field } from '../../model/model.ts';
import { messages } from '../messages.ts';
import { rightOn, type ReadSession } from './read-session.ts';

/** A path such as `reader.name`, known to exist and to be readable by the caller. */
export interface FieldPath {
  readonly names: readonly string[];
  /** The field at its end. */
  readonly field: Field;
  /** In which of the rows he sees the caller may read the value, and in which know that there is one. */
  readonly yes: QueryTree;
  readonly known: QueryTree;
}

const LONGEST = 5;

/** Finds the field a path leads to; refuses what is not there and, in the same words, what the caller may not see. */
export function fieldPath(read: ReadSession, from: Entity, text: string): FieldPath {
  const names = text.split('.');
  let entity: Entity | undefined = from;
  let field: Field | undefined;
  let yes: QueryTree = TRUE;
  let known: QueryTree = TRUE;
  for (const [index, name] of names.entries()) {
    field = entity?.fields.get(name);
    const right = entity && field && read.access.field(read.caller, entity, name);
    if (!entity || !field || right!.read === 'no' || index >= LONGEST)
      throw unknownPath(read, entity ?? from, name, text);
    const cell = cellOf(right!, names.slice(0, index));
    known = bothOf(known, index === names.length - 1 ? cell.known : cell.yes);
    yes = bothOf(yes, cell.yes);
    entity = field.target === undefined ? undefined : read.catalog.model.entities.get(field.target);
  }
  return { names, field: field!, yes: ofEverything(yes), known: ofEverything(known) };
}

/** Where one step of a path may be read, and where known, as tests of the record the path starts from. */
function cellOf(right: FieldRight, before: readonly string[]): { yes: QueryTree; known: QueryTree } {
  if (right.read === 'yes') return { yes: TRUE, known: TRUE };
  if (right.read === 'masked') return { yes: FALSE, known: TRUE };
  if (!right.cell) return { yes: FALSE, known: FALSE };
  const { yes, masked } = right.cell;
  return { yes: moved(yes, before), known: moved(anyOf([yes, masked]), before) };
}

/** Whether the caller reads the value wherever he sees the row: only then it may order, group or find rows. */
export function isPlain({ yes }: FieldPath): boolean {
  return yes === TRUE;
}

/** A path to one value: a field's, or a part of it (`reader.address.city`). */
export interface ValuePath extends FieldPath {
  readonly type: ExpressionType;
}

export function valuePath(read: ReadSession, from: Entity, text: string): ValuePath {
  const whole = text.slice(0, Math.max(0, text.lastIndexOf('.')));
  const part = text.slice(whole.length + 1);
  const type = whole && fieldAt(read, from, whole.split('.'));
  if (type && type.kind === 'object' && Object.hasOwn(type.parts, part)) {
    const { names, ...found } = fieldPath(read, from, whole);
    return { ...found, names: [...names, part], type: type.parts[part]! };
  }
  const found = fieldPath(read, from, text);
  return { ...found, type: found.field.type.expressionType(found.field.spec) };
}

/** The type of the field a path leads to, whoever may see it; undefined where there is none. */
function fieldAt(
  { catalog }: ReadSession,
  from: Entity,
  names: readonly string[],
): ExpressionType | undefined {
  let field: Field | undefined;
  for (const name of names) {
    const entity = field ? catalog.model.entities.get(field.target ?? '') : from;
    field = entity?.fields.get(name);
    if (!field) return undefined;
  }
  return field?.type.expressionType(field.spec);
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
