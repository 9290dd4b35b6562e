import type { ExpressionType } from '../../platform/expression/expression-type.ts';
import type { FieldSpec, FieldType } from '../../platform/fields/field-type.ts';

/** CEL conditions on the field `value`; a type whose values cannot be compared has only the last. */
export interface ValueFilter {
  readonly equals?: string;
  readonly differs?: string;
  readonly isNothing: string;
}

/** The conditions a filter builder would write for a canonical value. */
export function valueFilter(type: FieldType, spec: FieldSpec, value: unknown): ValueFilter {
  const kind = type.expressionType(spec);
  if (kind.kind === 'any') return { isNothing: 'value == null' };
  if (kind.kind === 'records') return recordsFilter(type, value as readonly string[]);
  if (kind.kind === 'list') {
    const equals = (value as readonly string[]).map((one) => `${literal(one)} in value`).join(' && ');
    return { equals: `${equals} && size(value) == ${(value as []).length}`, isNothing: 'value == null' };
  }
  if (kind.kind === 'object') return objectFilter(value as Record<string, unknown>);
  return { ...comparisons('value', value, kind), isNothing: 'value == null' };
}

function comparisons(path: string, value: unknown, { kind }: ExpressionType) {
  const written = kind === 'decimal' || kind === 'int' || kind === 'bool' ? String(value) : literal(value);
  return { equals: `${path} == ${written}`, differs: `${path} != ${written}` };
}

function objectFilter(value: Readonly<Record<string, unknown>>): ValueFilter {
  const [part, text] = Object.entries(value).at(-1)!;
  return { ...comparisons(`value.${part}`, text, { kind: 'string' }), isNothing: 'value == null' };
}

function recordsFilter({ storage }: FieldType, value: readonly string[]): ValueFilter {
  const isNothing = 'size(value) == 0';
  if (storage === 'children') return { equals: `size(value) == ${value.length}`, isNothing };
  const held = value.map((id) => `${literal(id)} in value`);
  return { equals: [`size(value) == ${value.length}`, ...held].join(' && '), isNothing };
}

function literal(value: unknown): string {
  return JSON.stringify(value);
}
