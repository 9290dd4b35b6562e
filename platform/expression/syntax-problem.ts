import type { ParseError } from '@marcbachmann/cel-js';
import type { Message } from '../kernel/text.ts';
import type { SourceRange } from './expression.ts';
import { EXPRESSION_LIMITS } from './limits.ts';
import { messages } from './messages.ts';

/** Says in our words, in both languages, what the parser of cel-js stumbled over. */
export function syntaxProblem(error: ParseError, text: string, range: SourceRange): Message {
  const found = text.slice(range.start, Math.max(range.end, range.start + 1));
  switch (error.code) {
    case 'limit_exceeded':
      return limitProblem(error.summary);
    case 'reserved_identifier':
      return messages.reservedName({ name: found });
    case 'unterminated_string':
    case 'unterminated_triple_quoted_string':
    case 'newline_in_string':
      return messages.unterminatedString();
    case 'unexpected_character':
      if (found === '=') return messages.singleEquals();
      return messages.unexpectedCharacter({ found });
    case 'unexpected_token':
    case 'expected_token':
      return range.start >= text.trimEnd().length
        ? messages.unexpectedEnd()
        : messages.unexpectedCharacter({ found });
    default: {
      const macro = /^(\w+)\(.* invalid predicate iteration variable/.exec(error.summary);
      if (macro) return messages.variableName({ name: macro[1]! });
      return messages.expressionSyntax({ detail: error.summary });
    }
  }
}

function limitProblem(summary: string): Message {
  if (summary.includes('maxListElements')) return messages.listTooLong({ max: EXPRESSION_LIMITS.list });
  if (summary.includes('maxCallArguments'))
    return messages.tooManyArguments({ max: EXPRESSION_LIMITS.arguments });
  return messages.expressionTooDeep({ max: EXPRESSION_LIMITS.depth });
}
