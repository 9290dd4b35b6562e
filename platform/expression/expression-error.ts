import type { Issue } from '../kernel/errors.ts';
import { renderMessage, type Message } from '../kernel/text.ts';
import type { SourceRange } from './expression.ts';

/** Where in the text: offsets in UTF-16 units, end exclusive; line and column count from 1. */
export interface ExpressionPosition extends SourceRange {
  readonly line: number;
  readonly column: number;
}

/** An expression that cannot be read or does not fit the records it is for. */
export class ExpressionError extends Error {
  readonly position: ExpressionPosition;

  constructor(
    readonly problem: Message,
    readonly text: string,
    range: SourceRange,
  ) {
    const position = locate(text, range);
    super(renderMessage(withPosition(problem, position), 'en'));
    this.name = 'ExpressionError';
    this.position = position;
  }

  /** As an issue of a request or of metadata; the path says where the expression stands. */
  toIssue(path: string): Issue {
    return { path, message: withPosition(this.problem, this.position) };
  }
}

function withPosition({ code, text, parameters }: Message, position: ExpressionPosition): Message {
  return {
    code,
    text: {
      ...text,
      'zh-CN': `${text['zh-CN']}（第 {line} 行第 {column} 列）`,
      en: `${text.en} (line {line}, column {column})`,
    },
    parameters: { ...parameters, ...position },
  };
}

function locate(text: string, { start, end }: SourceRange): ExpressionPosition {
  const before = text.slice(0, start).split('\n');
  return { start, end, line: before.length, column: before.at(-1)!.length + 1 };
}
