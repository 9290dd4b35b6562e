import type { ASTNode } from '@marcbachmann/cel-js';
import type { Expression, LabelExpression, SourceRange } from '../expression.ts';
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
  const owner = ownerOf(arg, context);
  const labels = owner && context.scope.labels?.(owner.entity, owner.field);
  if (!labels) return refuse(context, messages.noLabels(), arg.at);
  return { op: 'label', arg, labels, type: STRING, at };
}

/** The field a path ends at, and its entity; without one that of the record at hand. */
export function ownerOf(
  arg: Expression,
  context: CheckContext,
): { readonly entity: string | undefined; readonly field: string } | undefined {
  if (arg.op !== 'path') return undefined;
  const field = arg.path.at(-1)!;
  const owner = arg.through.at(-1);
  if (owner?.kind === 'record') return { entity: owner.entity, field };
  const isOwn = arg.path.length === 1 && !context.variables.has(field);
  return isOwn ? { entity: undefined, field } : undefined;
}
