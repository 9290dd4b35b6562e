import type { LocalText } from '../../kernel/text.ts';
import { invertRanges, tidyRanges, type CodePointRange, type Pattern } from './pattern.ts';

/** Why a pattern is refused, in words; `index` counts UTF-16 units of the pattern. */
export class PatternError extends Error {
  constructor(
    readonly detail: LocalText,
    readonly index: number,
  ) {
    super(detail.en);
    this.name = 'PatternError';
  }
}

const MOST_REPEATS = 100;
const MOST_STATES = 500;
const DIGIT: CodePointRange[] = [[0x30, 0x39]];
const WORD: CodePointRange[] = [...DIGIT, [0x41, 0x5a], [0x5f, 0x5f], [0x61, 0x7a]];
const SPACE: CodePointRange[] = [
  [0x09, 0x0a],
  [0x0c, 0x0d],
  [0x20, 0x20],
];
const CLASSES: Readonly<Record<string, readonly CodePointRange[]>> = {
  d: DIGIT,
  w: WORD,
  s: SPACE,
  D: invertRanges(DIGIT),
  W: invertRanges(WORD),
  S: invertRanges(SPACE),
};
const CONTROLS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', f: '\f', v: '\v' };

/**
 * Reads a pattern.
 *
 * @throws PatternError for what lies outside the grammar or is too large.
 * @example parsePattern('^[A-Z]{2}\\d+$')
 */
export function parsePattern(source: string): Pattern {
  const pattern = new PatternParser(source).parse();
  if (stateCount(pattern) > MOST_STATES) {
    throw new PatternError({ 'zh-CN': '模式太大', en: 'it is too large' }, 0);
  }
  return pattern;
}

function stateCount(pattern: Pattern): number {
  switch (pattern.kind) {
    case 'repeat':
      return (
        Math.max(1, pattern.most === Infinity ? pattern.least + 1 : pattern.most) * stateCount(pattern.part) +
        1
      );
    case 'sequence':
    case 'choice':
      return pattern.parts.reduce((sum, part) => sum + stateCount(part), 1);
    default:
      return 1;
  }
}

class PatternParser {
  #at = 0;
  #depth = 0;

  constructor(readonly source: string) {}

  parse(): Pattern {
    const pattern = this.#choice();
    if (this.#at < this.source.length) this.#refuse('多余的 )', 'a ) has no (');
    return pattern;
  }

  #choice(): Pattern {
    const parts = [this.#sequence()];
    while (this.#take('|')) parts.push(this.#sequence());
    return parts.length === 1 ? parts[0]! : { kind: 'choice', parts };
  }

  #sequence(): Pattern {
    const parts: Pattern[] = [];
    while (this.#at < this.source.length && !'|)'.includes(this.#peek())) parts.push(this.#repeated());
    return { kind: 'sequence', parts };
  }

  #repeated(): Pattern {
    const part = this.#atom();
    const bounds = this.#bounds();
    if (!bounds) return part;
    if (part.kind === 'start' || part.kind === 'end')
      this.#refuse('^ 和 $ 不能重复', '^ and $ cannot be repeated');
    if ('?*+{'.includes(this.#peek() || ' ')) this.#refuse('不支持连续的重复符', 'two repeat signs in a row');
    return { kind: 'repeat', part, least: bounds[0], most: bounds[1] };
  }

  #bounds(): [number, number] | undefined {
    if (this.#take('?')) return [0, 1];
    if (this.#take('*')) return [0, Infinity];
    if (this.#take('+')) return [1, Infinity];
    if (this.#peek() !== '{') return undefined;
    const match = /^\{(\d{1,3})(,(\d{0,3}))?\}/.exec(this.source.slice(this.#at));
    if (!match) this.#refuse('{ 要写成 {2}、{2,} 或 {2,5}', '{ is written {2}, {2,} or {2,5}');
    const least = Number(match[1]);
    const most = match[2] === undefined ? least : match[3] === '' ? Infinity : Number(match[3]);
    if (most < least || least > MOST_REPEATS || (most > MOST_REPEATS && most !== Infinity)) {
      this.#refuse(`重复次数最多 ${MOST_REPEATS}`, `a part repeats at most ${MOST_REPEATS} times`);
    }
    this.#at += match[0].length;
    return [least, most];
  }

  #atom(): Pattern {
    const char = this.#next();
    switch (char) {
      case '(':
        return this.#group();
      case '[':
        return { kind: 'set', ranges: this.#class() };
      case '.':
        return { kind: 'set', ranges: invertRanges([[0x0a, 0x0a]]) };
      case '^':
        return { kind: 'start' };
      case '$':
        return { kind: 'end' };
      case '?':
      case '*':
      case '+':
      case '{':
        return this.#refuse('重复符前面没有内容', 'a repeat sign has nothing before it');
      case '\\':
        return { kind: 'set', ranges: this.#escape() };
      default:
        return { kind: 'set', ranges: [single(char)] };
    }
  }

  #group(): Pattern {
    if (this.#peek() === '?') {
      this.#at += 1;
      if (!this.#take(':'))
        this.#refuse('(?…) 这样的写法不支持', 'groups with (? are not available, but (?: is');
    }
    if (++this.#depth > 20) this.#refuse('括号太深', 'groups nest too deep');
    const inner = this.#choice();
    if (!this.#take(')')) this.#refuse('( 没有对应的 )', 'a ( has no )');
    this.#depth -= 1;
    return inner;
  }

  #class(): readonly CodePointRange[] {
    const isInverse = this.#take('^');
    const ranges: CodePointRange[] = [];
    do {
      if (this.#at >= this.source.length) this.#refuse('[ 没有对应的 ]', 'a [ has no ]');
      ranges.push(...this.#classItem());
    } while (!this.#take(']'));
    return isInverse ? invertRanges(ranges) : tidyRanges(ranges);
  }

  #classItem(): readonly CodePointRange[] {
    const from = this.#classCharacter();
    const isRange = this.#peek() === '-' && this.source[this.#at + 1] !== ']';
    if (from.length !== 1 || from[0]![0] !== from[0]![1] || !isRange) return from;
    this.#at += 1;
    const to = this.#classCharacter();
    const first = from[0]![0];
    const last = to[0]![0];
    if (to.length !== 1 || to[0]![1] !== last || last < first) {
      this.#refuse('字符范围的次序不对', 'a range of characters ends before it begins');
    }
    return [[first, last]];
  }

  #classCharacter(): readonly CodePointRange[] {
    const char = this.#next();
    if (char === '[') this.#refuse('方括号里的 [ 要写成 \\[', 'write \\[ inside a class');
    return char === '\\' ? this.#escape() : [single(char)];
  }

  #escape(): readonly CodePointRange[] {
    const char = this.#next();
    const known = CLASSES[char];
    if (known) return known;
    if (CONTROLS[char]) return [single(CONTROLS[char])];
    if (/[\p{L}\p{N}]/u.test(char)) this.#refuse(`不支持 \\${char}`, `\\${char} is not available`);
    return [single(char)];
  }

  #peek(): string {
    return this.source[this.#at] ?? '';
  }

  #take(char: string): boolean {
    if (this.#peek() !== char) return false;
    this.#at += 1;
    return true;
  }

  /** The next character, a whole code point. */
  #next(): string {
    const point = this.source.codePointAt(this.#at);
    if (point === undefined) return this.#refuse('\\ 或 [ 后面没有内容', 'it ends after \\ or inside [');
    const char = String.fromCodePoint(point);
    this.#at += char.length;
    return char;
  }

  #refuse(zh: string, en: string): never {
    throw new PatternError({ 'zh-CN': zh, en }, this.#at);
  }
}

function single(char: string): CodePointRange {
  const point = char.codePointAt(0)!;
  return [point, point];
}
