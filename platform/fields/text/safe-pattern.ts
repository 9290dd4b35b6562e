import type { LocalText } from '../../kernel/text.ts';

/**
 * Why a regular expression may not check what people type, or undefined when it may. Refused is what could take
 * exponential time (a repeated group that itself repeats or chooses), and what differs between engines
 * (look-around, back-references). At most three endless repetitions on at most 255 characters stay cheap.
 */
export function unsafeReason(pattern: string, maxLength: number): LocalText | undefined {
  if (maxLength > 255) return REASONS.long;
  if (!compiles(pattern)) return REASONS.syntax;
  const bare = pattern.replace(/\\[^1-9k]/g, 'a').replace(/\[[^\]]*\]/g, 'a');
  if (/\\[1-9k]/.test(bare)) return REASONS.backReference;
  if (/\(\?(?!:)/.test(bare)) return REASONS.lookAround;
  if ((bare.match(ENDLESS) ?? []).length > 3) return REASONS.repetitions;
  return repeatsRepetition(bare) ? REASONS.nested : undefined;
}

const ENDLESS = /[*+]|\{\d+,\}/g;

function compiles(pattern: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

/** Whether a group holding a repetition or a choice is itself repeated. */
function repeatsRepetition(bare: string): boolean {
  const opened: boolean[] = [];
  for (let at = 0; at < bare.length; at++) {
    const rest = bare.slice(at);
    if (bare[at] === '(') {
      opened.push(false);
      if (rest.startsWith('(?:')) at += 2;
    } else if (bare[at] === ')') {
      const risky = opened.pop() ?? false;
      const repeated = /^\)([*+]|\{)/.test(rest);
      if (risky && repeated) return true;
      if ((risky || repeated) && opened.length > 0) opened[opened.length - 1] = true;
    } else if (/^([*+?|]|\{)/.test(rest) && opened.length > 0) opened[opened.length - 1] = true;
  }
  return false;
}

const REASONS = {
  long: { 'zh-CN': '只能用于最多 255 个字符的文本', en: 'it needs a "maxLength" of at most 255' },
  syntax: { 'zh-CN': '不是正则表达式', en: 'it is not a regular expression' },
  backReference: { 'zh-CN': '不能用反向引用', en: 'it has a back-reference; write it out' },
  lookAround: { 'zh-CN': '不能用环视', en: 'it has a look-around or a named group; use (?:…)' },
  repetitions: {
    'zh-CN': '最多三处无限重复',
    en: 'it has more than three endless repetitions; give them an end',
  },
  nested: {
    'zh-CN': '重复的括号里不能再有重复或多选',
    en: 'a repeated group may not itself repeat or choose; write it flat',
  },
} satisfies Record<string, LocalText>;
