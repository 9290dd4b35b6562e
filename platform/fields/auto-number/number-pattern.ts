import type { LocalText } from '../../kernel/text.ts';

/** A parsed pattern such as `INV-{yyyy}{MM}-{0000}`. */
export interface NumberPattern {
  readonly parts: readonly PatternPart[];
}

export type PatternPart =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'date'; readonly token: DateToken }
  | { readonly kind: 'counter'; readonly width: number };

type DateToken = 'yyyy' | 'yy' | 'MM' | 'dd';

/** What is wrong with a pattern. */
export interface PatternProblem {
  readonly reason: LocalText;
}

/**
 * Reads a pattern: text as it is, `{yyyy}` `{yy}` `{MM}` `{dd}` for the business date, and once `{0000}` for the
 * counter with as many digits at least. The counter starts again at 1 whenever the date parts change.
 *
 * @example parsePattern('INV-{yyyy}-{0000}')
 */
export function parsePattern(pattern: string): NumberPattern | PatternProblem {
  const parts: PatternPart[] = [];
  for (const piece of pattern.split(/(\{[^{}]*\})/)) {
    const part = piece === '' ? undefined : parsePiece(piece);
    if (part && 'reason' in part) return part;
    if (part) parts.push(part);
  }
  const reason = contradiction(parts);
  return reason ? { reason } : { parts };
}

function parsePiece(piece: string): PatternPart | PatternProblem {
  if (!/[{}]/.test(piece)) return { kind: 'literal', text: piece };
  const token = /^\{(.*)\}$/.exec(piece)?.[1] ?? '';
  if (token === 'yyyy' || token === 'yy' || token === 'MM' || token === 'dd') return { kind: 'date', token };
  return /^0{1,12}$/.test(token)
    ? { kind: 'counter', width: token.length }
    : { reason: REASONS.unknown(piece) };
}

function contradiction(parts: readonly PatternPart[]): LocalText | undefined {
  const dates = parts.flatMap((part) => (part.kind === 'date' ? [part.token] : []));
  const yearly = dates.includes('yyyy') || dates.includes('yy');
  if (parts.filter(({ kind }) => kind === 'counter').length !== 1) return REASONS.counter;
  if (dates.includes('MM') && !yearly) return REASONS.month;
  if (dates.includes('dd') && !dates.includes('MM')) return REASONS.day;
  const at = parts.findIndex(({ kind }) => kind === 'counter');
  const beside = [parts[at - 1], parts[at + 1]];
  return beside.some((part) => part?.kind === 'literal' && touchesDigit(part.text, part === beside[0]))
    ? REASONS.digit
    : undefined;
}

/** A digit right beside the counter makes two numbers look the same once the counter outgrows its width. */
function touchesDigit(text: string, before: boolean): boolean {
  return (before ? /\d$/ : /^\d/).test(text);
}

/** Which counter a number of this date is taken from: the date parts alone, `2026-03`; '' where there are none. */
export function periodKey(pattern: NumberPattern, date: string): string {
  return pattern.parts
    .flatMap((part) => (part.kind === 'date' ? [datePart(part.token, date)] : []))
    .join('-');
}

/** The number in words: `INV-2026-0042`. A counter too large for its width gets more digits. */
export function printNumber(pattern: NumberPattern, date: string, counter: number): string {
  return pattern.parts.map((part) => printPart(part, date, counter)).join('');
}

/** What a number given from outside counts as: its counter and the period it belongs to; undefined for another form. */
export function readNumber(
  pattern: NumberPattern,
  text: string,
): { readonly period: string; readonly counter: number } | undefined {
  const groups = new RegExp(`^${pattern.parts.map(partPattern).join('')}$`).exec(text)?.slice(1);
  if (!groups) return undefined;
  const captured = pattern.parts.filter(({ kind }) => kind !== 'literal');
  const period = groups.filter((_, index) => captured[index]!.kind === 'date').join('-');
  const counter = Number(groups[captured.findIndex(({ kind }) => kind === 'counter')]);
  return Number.isSafeInteger(counter) ? { period, counter } : undefined;
}

function partPattern(part: PatternPart): string {
  if (part.kind === 'literal') return part.text.replace(/[^A-Za-z0-9]/gu, '\\$&');
  return part.kind === 'date' ? `(\\d{${part.token.length}})` : `(\\d{${part.width},})`;
}

function printPart(part: PatternPart, date: string, counter: number): string {
  if (part.kind === 'literal') return part.text;
  return part.kind === 'date' ? datePart(part.token, date) : String(counter).padStart(part.width, '0');
}

function datePart(token: DateToken, date: string): string {
  const [year, month, day] = date.split('-') as [string, string, string];
  return { yyyy: year, yy: year.slice(-2), MM: month, dd: day }[token];
}

const REASONS = {
  unknown: (piece: string): LocalText => ({
    'zh-CN': `不认识 ${piece}；可用 {yyyy} {yy} {MM} {dd} {0000}`,
    en: `${piece} means nothing; use {yyyy}, {yy}, {MM}, {dd} or {0000}`,
  }),
  counter: { 'zh-CN': '须有且只有一个流水号，如 {0000}', en: 'it needs exactly one counter such as {0000}' },
  month: {
    'zh-CN': '有 {MM} 就要有 {yyyy} 或 {yy}',
    en: '{MM} needs {yyyy} or {yy}, or numbers repeat each year',
  },
  day: { 'zh-CN': '有 {dd} 就要有 {MM}', en: '{dd} needs {MM}, or numbers repeat each month' },
  digit: {
    'zh-CN': '流水号前后不能紧挨着数字，请加分隔符',
    en: 'a digit stands right beside the counter; put a separator between them',
  },
};
