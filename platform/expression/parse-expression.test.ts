import { describe, expect, it } from 'vitest';
import { ExpressionError } from './expression-error.ts';
import { EXPRESSION_LIMITS } from './limits.ts';
import { parseExpression } from './parse-expression.ts';

function refusal(text: string): ExpressionError {
  try {
    parseExpression(text);
  } catch (error) {
    if (error instanceof ExpressionError) return error;
    throw error;
  }
  throw new Error(`${text.slice(0, 40)} is accepted`);
}

describe('parseExpression', () => {
  it.each([
    ['', 'expressionEmpty', 1, 1],
    ['  ', 'expressionEmpty', 1, 1],
    ['pages >', 'unexpectedEnd', 1, 8],
    ['lower(title', 'unexpectedEnd', 1, 12],
    ['pages = 3', 'singleEquals', 1, 7],
    ['pages > 3 )', 'unexpectedCharacter', 1, 11],
    ['pages\n  > # 3', 'unexpectedCharacter', 2, 5],
    ["title == 'Emma", 'unterminatedString', 1, 10],
    ['页数 > 3', 'unexpectedCharacter', 1, 1],
    ['while > 3', 'reservedName', 1, 1],
    ["title == '\\q'", 'expressionSyntax', 1, 11],
    ['1e > 3', 'expressionSyntax', 1, 3],
  ])('refuses %j as %s at line %i column %i', (text, code, line, column) => {
    const { problem, position } = refusal(text);
    expect([problem.code, position.line, position.column]).toEqual([code, line, column]);
  });

  it('says what is wrong in both languages with the place', () => {
    const { message } = refusal('pages = 3').toIssue('filter');
    expect(message.text['zh-CN']).toContain('第 {line} 行第 {column} 列');
    expect(message.parameters).toMatchObject({ line: 1, column: 7, start: 6, end: 7 });
  });
});

const tests = (count: number) => Array.from({ length: count }, () => 'a').join(' || ');

const nested = (count: number) => '('.repeat(count) + '1' + ')'.repeat(count);

const inList = (count: number) => `a in [${Array.from({ length: count }, (_, i) => i).join(',')}]`;

describe('the limits of an expression', () => {
  const { length, nodes, depth, list } = EXPRESSION_LIMITS;

  it('takes as many characters as allowed and not one more', () => {
    expect(parseExpression('1'.padEnd(length)).text).toHaveLength(length);
    expect(refusal('1'.padEnd(length + 1)).problem.code).toBe('expressionTooLong');
  });

  it('takes a long row of tests but not an endless one', () => {
    expect(parseExpression(tests(nodes / 2)).ast.op).toBe('||');
    expect(refusal(tests(nodes / 2 + 1)).problem.code).toBe('expressionTooLarge');
  });

  it('takes brackets as deep as allowed and not deeper', () => {
    expect(parseExpression(nested(depth - 1)).ast.op).toBe('value');
    expect(refusal(nested(depth)).problem.code).toBe('expressionTooDeep');
  });

  it('takes a list as long as allowed and not longer', () => {
    expect(parseExpression(inList(list)).ast.op).toBe('in');
    expect(refusal(inList(list + 1)).problem.code).toBe('listTooLong');
  });

  it('refuses a row of signs that would exhaust the stack', () => {
    expect(['expressionTooDeep', 'expressionTooLarge']).toContain(
      refusal('!'.repeat(9_999) + 'a').problem.code,
    );
  });

  it('refuses more arguments than a call takes', () => {
    expect(refusal(`max(${Array.from({ length: 33 }, () => 1).join(',')})`).problem.code).toBe(
      'tooManyArguments',
    );
  });
});
