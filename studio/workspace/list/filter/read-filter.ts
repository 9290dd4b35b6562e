import type { ASTNode } from '@marcbachmann/cel-js';
import { parseExpression } from '../../../../platform/expression/parse-expression.ts';
import { dayAfter } from './day-after.ts';
import { isGroup, type FieldOf, type FilterGroup, type FilterRule } from './filter-rule.ts';
import { readRule } from './read-rule.ts';

/** A part of a filter that must hold with all others: its text, and what the builder makes of it. */
export interface Condition {
  readonly text: string;
  /** Undefined: only the text editor can show it. */
  readonly rule: FilterRule | FilterGroup | undefined;
}

/**
 * The conditions a filter is made of. A text that is no expression is one condition nobody can draw.
 *
 * @example conditionsOf("status == 'open' && amount > 5", fieldOf).map(({ text }) => text);
 */
export function conditionsOf(text: string, fieldOf: FieldOf): readonly Condition[] {
  const ast = parsed(text);
  if (!ast) return text.trim() === '' ? [] : [{ text, rule: undefined }];
  const conditions = operandsOf(ast, '&&').map((node) => ({
    text: text.slice(node.start, node.end),
    rule: readNode(node, text, fieldOf),
  }));
  return merged(conditions, fieldOf);
}

/** The filter as the builder draws it; undefined where it says what the builder cannot. */
export function readFilter(text: string, fieldOf: FieldOf): FilterGroup | undefined {
  if (text.trim() === '') return { combinator: 'and', rules: [] };
  const conditions = conditionsOf(text, fieldOf);
  const rules = conditions.map(({ rule }) => rule);
  if (!rules.every((rule) => rule !== undefined)) return undefined;
  const [only] = rules;
  return rules.length === 1 && isGroup(only!) ? only : { combinator: 'and', rules };
}

function parsed(text: string): ASTNode | undefined {
  try {
    return parseExpression(text).ast;
  } catch {
    return undefined;
  }
}

/** `a && (b && c)` has three operands. */
function operandsOf(node: ASTNode, op: '&&' | '||'): readonly ASTNode[] {
  return node.op === op ? node.args.flatMap((operand) => operandsOf(operand, op)) : [node];
}

function readNode(node: ASTNode, text: string, fieldOf: FieldOf): FilterRule | FilterGroup | undefined {
  if (node.op === '&&' || node.op === '||') return readGroup(node, node.op, text, fieldOf);
  const rule = readRule(node, text, fieldOf);
  if (rule || node.op !== '!_') return rule;
  const inner = readNode(node.args, text, fieldOf);
  if (!inner) return undefined;
  return isGroup(inner) && !inner.not
    ? { ...inner, not: true }
    : { combinator: 'and', not: true, rules: [inner] };
}

function readGroup(
  node: ASTNode,
  op: '&&' | '||',
  text: string,
  fieldOf: FieldOf,
): FilterGroup | FilterRule | undefined {
  const read = operandsOf(node, op).map((operand) => readNode(operand, text, fieldOf));
  if (!read.every((rule) => rule !== undefined)) return undefined;
  if (op === '||') return { combinator: 'or', rules: read };
  const rules = merged(
    read.map((rule) => ({ text: '', rule })),
    fieldOf,
  ).map(({ rule }) => rule!);
  return rules.length === 1 ? rules[0] : { combinator: 'and', rules };
}

/** Two comparisons side by side that bound one field from both ends are one range. */
function merged(conditions: readonly Condition[], fieldOf: FieldOf): readonly Condition[] {
  const result: Condition[] = [];
  for (const condition of conditions) {
    const before = result.at(-1);
    const rule = before && rangeOf(before.rule, condition.rule, fieldOf);
    if (rule) result.splice(-1, 1, { text: `${before.text} && ${condition.text}`, rule });
    else result.push(condition);
  }
  return result;
}

function rangeOf(from: Condition['rule'], to: Condition['rule'], fieldOf: FieldOf): FilterRule | undefined {
  if (!from || !to || isGroup(from) || isGroup(to) || from.field !== to.field) return undefined;
  if (from.operator !== 'atLeast') return undefined;
  const last = to.operator === 'atMost' ? to.value : lastDay(to, fieldOf);
  return last === undefined
    ? undefined
    : { field: from.field, operator: 'between', value: [from.value, last] };
}

/** Moments before a day go on to the day before it. */
function lastDay({ field, operator, value }: FilterRule, fieldOf: FieldOf): string | undefined {
  const isMoment = fieldOf(field)?.expressionType.kind === 'dateTime';
  if (!isMoment || operator !== 'less' || !/^\d{4}-\d\d-\d\d$/.test(String(value))) return undefined;
  return dayAfter(String(value), -1);
}
