import type { Comparison, QueryTree, QueryValue } from '../../expression/query-tree.ts';

/** Nothing in it means anything to SQL. */
const PLAIN = /^[\w.-]{1,60}$/;
const NUMBER = /^-?\d{1,20}(\.\d{1,20})?$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Whether a value that is compared stands in the text of the statement instead of being a parameter: one that the
 * same list brings again and again (a key of options, a bound of a number, a day). PostgreSQL knows it when it
 * plans and keeps the plan; of a parameter it would not know how many records have it, and plan each page anew. What
 * is different in each request (ids, texts, moments) stays a parameter, so that requests share their statement.
 */
export function standsInText(value: QueryTree, other: QueryTree, by: Comparison): value is QueryValue {
  if (value.op !== 'value' || other.op !== 'field') return false;
  const text = String(value.value);
  switch (value.type.kind) {
    case 'string':
      return PLAIN.test(text) && isOption(text, other);
    case 'int':
    case 'decimal':
      return by !== '==' && by !== '!=' && NUMBER.test(text);
    case 'date':
      return DATE.test(text);
    default:
      return false;
  }
}

/** The same for a list of constants of one kind: each is a key of options, or null. */
export function listStandsInText(list: readonly QueryTree[], arg: QueryTree): boolean {
  return list.every((one) => isNull(one) || (isText(one) && standsInText(one, arg, '==')));
}

function isNull(tree: QueryTree): boolean {
  return tree.op === 'value' && tree.value === null;
}

function isText(tree: QueryTree): boolean {
  return tree.op === 'value' && tree.type.kind === 'string';
}

function isOption(key: string, { type }: QueryTree & { op: 'field' }): boolean {
  return 'options' in type && type.options?.includes(key) === true;
}
