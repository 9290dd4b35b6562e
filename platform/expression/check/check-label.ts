import type { ASTNode } from '@marcbachmann/cel-js';
import type { LabelExpression, SourceRange } from '../expression.ts';
import { messages } from '../messages.ts';
import { refuse, STRING, type CheckContext } from './check-context.ts';

/** `label(status)`: the words of the option that a field holds, in the language of who reads them. */
export function checkLabel(
  args: readonly ASTNode[],
  at: SourceRange,
  context: CheckContext,
): LabelExpression {
  const [first] = args;
  if (!first || args.length !== 1)
    return refuse(context, messages.wrongArgumentCount({ name: 'label', usage: 'label(field)' }), at);
  const arg = context.check(first);
  const owner = arg.op === 'path' ? arg.through.at(-1) : undefined;
  const isOwn = arg.op === 'path' && arg.path.length === 1 && !context.variables.has(arg.path[0]!);
  const labels =
    arg.op === 'path' && (isOwn || owner?.kind === 'record')
      ? context.scope.labels?.(owner?.kind === 'record' ? owner.entity : undefined, arg.path.at(-1)!)
      : undefined;
  if (!labels) return refuse(context, messages.noLabels(), arg.at);
  return { op: 'label', arg, labels, type: STRING, at };
}
