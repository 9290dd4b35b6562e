import type { ASTNode } from '@marcbachmann/cel-js';
import type { FieldDocument } from '../../../model/model-document.ts';
import {
  expressionValue,
  isSpan,
  mayBeExpressed,
  operatorsOf,
  type FieldOf,
  type FilterRule,
  type RuleOperator,
} from './filter-rule.ts';
import { isList } from './write-filter.ts';

/** One comparison as a rule, where the builder has one for it. `text` is that of the whole filter. */
export function readRule(node: ASTNode, text: string, fieldOf: FieldOf): FilterRule | undefined {
  const rule = READERS[node.op]?.(node, { text, fieldOf });
  const field = rule && fieldOf(rule.field);
  if (!rule || !field || rule.value === undefined) return undefined;
  return operatorsOf(field).includes(rule.operator) ? rule : undefined;
}

interface Source {
  readonly text: string;
  readonly fieldOf: FieldOf;
}

type Read = (node: ASTNode, source: Source) => FilterRule | undefined;

const ORDER: Readonly<Record<string, RuleOperator>> = {
  '<': 'less',
  '<=': 'atMost',
  '>': 'greater',
  '>=': 'atLeast',
};
const OPPOSITES: Readonly<Partial<Record<RuleOperator, RuleOperator>>> = {
  oneOf: 'notOneOf',
  has: 'hasNot',
  contains: 'notContains',
  isTrue: 'isFalse',
};

const READERS: Readonly<Record<string, Read>> = {
  '==': (node, source) => readComparison(node, source, 'equals'),
  '!=': (node, source) => readComparison(node, source, 'notEquals'),
  '<': readOrder,
  '<=': readOrder,
  '>': readOrder,
  '>=': readOrder,
  in: readIn,
  call: (node, { fieldOf }) =>
    node.op === 'call' ? readCall(node.args[0], node.args[1], fieldOf) : undefined,
  rcall: (node, { fieldOf }) =>
    node.op === 'rcall' ? readCall(node.args[0], [node.args[1], ...node.args[2]], fieldOf) : undefined,
  '!_': (node, source) => {
    if (node.op !== '!_') return undefined;
    const rule = readRule(node.args, source.text, source.fieldOf);
    const operator = rule && OPPOSITES[rule.operator];
    return operator && { ...rule, operator };
  },
  id: readTruth,
  '.': readTruth,
};

function readTruth(node: ASTNode, { fieldOf }: Source): FilterRule | undefined {
  const path = pathOf(node);
  if (path === undefined || fieldOf(path)?.expressionType.kind !== 'bool') return undefined;
  return { field: path, operator: 'isTrue', value: null };
}

function readComparison(
  node: ASTNode,
  source: Source,
  operator: 'equals' | 'notEquals',
): FilterRule | undefined {
  const sides = sidesOf(node);
  if (!sides) return undefined;
  const none = readSize(sides, source) ?? readNull(sides);
  if (none !== undefined)
    return { field: none, operator: operator === 'equals' ? 'isEmpty' : 'isNotEmpty', value: null };
  const [path, field] = fieldAt(sides[0], source) ?? [];
  if (path === undefined || !field) return undefined;
  if (field.expressionType.kind === 'bool') return readBoolean(path, sides[1], operator);
  return { field: path, operator, value: valueOf(sides[1], field, source.text) };
}

function readNull([left, right]: Sides): string | undefined {
  return right.op === 'value' && right.args === null ? pathOf(left) : undefined;
}

/** `size(lines)`, compared with 0. */
function readSize([left, right]: Sides, { fieldOf }: Source): string | undefined {
  const isSize = left.op === 'call' && left.args[0] === 'size' && right.op === 'value' && right.args === 0n;
  const path = isSize ? pathOf(left.args[1][0]!) : undefined;
  const field = path === undefined ? undefined : fieldOf(path);
  return field && isList(field) ? path : undefined;
}

function readBoolean(
  field: string,
  { op, args }: ASTNode,
  operator: 'equals' | 'notEquals',
): FilterRule | undefined {
  if (op !== 'value' || typeof args !== 'boolean' || operator !== 'equals') return undefined;
  return { field, operator: args ? 'isTrue' : 'isFalse', value: null };
}

function readOrder(node: ASTNode, source: Source): FilterRule | undefined {
  const sides = sidesOf(node);
  if (!sides) return undefined;
  if (node.op === '>') {
    const path = readSize(sides, source);
    if (path !== undefined) return { field: path, operator: 'isNotEmpty', value: null };
  }
  const [path, field] = fieldAt(sides[0], source) ?? [];
  if (path === undefined || !field) return undefined;
  const value = valueOf(sides[1], field, source.text);
  const isMoment = field.expressionType.kind === 'dateTime';
  if (isMoment && node.op === '<' && endOfDay(value) !== undefined && endsDay(sides[1]))
    return { field: path, operator: 'atMost', value: endOfDay(value) };
  return { field: path, operator: ORDER[node.op]!, value };
}

/** Whether the builder wrote it as the end of a range: `dateTime(addDays(x, 1))`. */
function endsDay(node: ASTNode): boolean {
  return node.op === 'call' && node.args[0] === 'dateTime' && isCallOf(node.args[1][0], 'addDays');
}

function isCallOf(node: ASTNode | undefined, fn: string): boolean {
  return node?.op === 'call' && node.args[0] === fn;
}

function endOfDay(value: unknown): string | undefined {
  const [, inner] = /^=addDays\((.*), 1\)$/s.exec(String(value)) ?? [];
  return inner === undefined ? undefined : expressionValue(inner);
}

function readIn(node: ASTNode, source: Source): FilterRule | undefined {
  const sides = sidesOf(node);
  if (!sides) return undefined;
  const [item, list] = sides;
  if (list.op !== 'list') {
    const field = pathOf(list);
    const isText = item.op === 'value' && typeof item.args === 'string';
    return field !== undefined && isText ? { field, operator: 'has', value: item.args } : undefined;
  }
  const [path, field] = fieldAt(item, source) ?? [];
  if (path === undefined || !field) return undefined;
  const values = list.args.map((one) => valueOf(one, field, source.text));
  return values.every((value) => value !== undefined)
    ? { field: path, operator: 'oneOf', value: values }
    : undefined;
}

const TEXT_CALLS: ReadonlySet<string> = new Set(['contains', 'startsWith', 'isWithin']);

function readCall(fn: string, args: readonly ASTNode[], fieldOf: FieldOf): FilterRule | undefined {
  const [of, first, second] = args;
  const field = of && pathOf(of);
  if (field === undefined || !fieldOf(field) || first?.op !== 'value') return undefined;
  if (TEXT_CALLS.has(fn) && args.length === 2 && typeof first.args === 'string')
    return { field, operator: fn as RuleOperator, value: first.args };
  if ((fn !== 'inLast' && fn !== 'inNext') || second?.op !== 'value') return undefined;
  const span = { count: Number(first.args), unit: second.args };
  return isSpan(span) ? { field, operator: fn, value: span } : undefined;
}

type Sides = readonly [ASTNode, ASTNode];

function sidesOf(node: ASTNode): Sides | undefined {
  return Array.isArray(node.args) && node.args.length === 2 ? (node.args as unknown as Sides) : undefined;
}

function fieldAt(node: ASTNode, { fieldOf }: Source): readonly [string, FieldDocument] | undefined {
  const path = pathOf(node);
  const field = path === undefined ? undefined : fieldOf(path);
  return field && [path!, field];
}

/** `book.title` of the nodes of a path. */
export function pathOf(node: ASTNode): string | undefined {
  if (node.op === 'id') return node.args;
  if (node.op !== '.') return undefined;
  const before = pathOf(node.args[0]);
  return before === undefined ? undefined : `${before}.${node.args[1]}`;
}

/** A literal as canonical values are; an expression of names and calls beginning with `=`; else undefined. */
function valueOf(node: ASTNode, field: FieldDocument, text: string): unknown {
  const source = text.slice(node.start, node.end);
  if (node.op === 'value') {
    if (typeof node.args === 'string') return node.args;
    return typeof node.args === 'bigint' || typeof node.args === 'number' ? source : undefined;
  }
  if (node.op === '-_' && node.args.op === 'value') return source.replaceAll(/\s/g, '');
  if (!mayBeExpressed(field)) return undefined;
  const isMoment = field.expressionType.kind === 'dateTime';
  if (isMoment) return isCallOf(node, 'dateTime') ? momentValue(node, text) : undefined;
  return readsNoField(node) ? expressionValue(source) : undefined;
}

function momentValue(node: ASTNode, text: string): string | undefined {
  const inner = node.op === 'call' ? node.args[1][0] : undefined;
  return inner && readsNoField(inner) ? expressionValue(text.slice(inner.start, inner.end)) : undefined;
}

/** The same for every record: `me` and the calendar are all it looks at. */
function readsNoField(node: ASTNode): boolean {
  if (node.op === 'value') return true;
  if (node.op === 'call') return node.args[1].every(readsNoField);
  return pathOf(node)?.split('.')[0] === 'me';
}
