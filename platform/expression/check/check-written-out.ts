import { didYouMean } from '../../kernel/did-you-mean.ts';
import type { Expression } from '../expression.ts';
import type { Parameter } from '../functions/function.ts';
import { messages } from '../messages.ts';
import { parsePattern, PatternError } from '../pattern/parse-pattern.ts';
import { hint } from '../type-name.ts';
import { isTextLiteral } from './adapt.ts';
import { refuse, type CheckContext } from './check-context.ts';

interface ArgumentName {
  readonly name: string;
  readonly index: number;
}

/** Arguments that must stand in the text themselves: units, numbers of places, patterns. */
export function checkWrittenOut(
  parameter: Parameter,
  arg: Expression,
  name: { name: string; index: number },
  context: CheckContext,
): void {
  if (parameter.oneOf) checkOption(parameter.oneOf, arg, name, context);
  if (parameter.within) checkNumber(parameter.within, arg, name, context);
  if (parameter.isPattern) checkPattern(arg, name, context);
}

function checkOption(
  oneOf: readonly string[],
  arg: Expression,
  name: ArgumentName,
  context: CheckContext,
): void {
  const written = isTextLiteral(arg) ? arg.value : undefined;
  if (written !== undefined && oneOf.includes(written)) return;
  const options = oneOf.map((option) => `'${option}'`).join(', ');
  const near = written === undefined ? undefined : didYouMean(written, oneOf);
  refuse(context, messages.notOneOf({ ...name, options, hint: hint(near) }), arg.at);
}

function checkNumber(
  [least, most]: readonly [number, number],
  arg: Expression,
  name: ArgumentName,
  context: CheckContext,
): void {
  const value = arg.op === 'literal' ? arg.value : undefined;
  if (typeof value === 'number' && value >= least && value <= most) return;
  const expected = { 'zh-CN': `${least} 到 ${most} 的整数`, en: `a whole number from ${least} to ${most}` };
  refuse(context, messages.needsLiteral({ ...name, expected }), arg.at);
}

function checkPattern(arg: Expression, name: ArgumentName, context: CheckContext): void {
  if (!isTextLiteral(arg)) {
    const expected = { 'zh-CN': '引号里的模式', en: 'a pattern in quotes' };
    return refuse(context, messages.needsLiteral({ ...name, expected }), arg.at);
  }
  try {
    parsePattern(arg.value);
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    refuse(context, messages.badPattern({ detail: error.detail }), arg.at);
  }
}
