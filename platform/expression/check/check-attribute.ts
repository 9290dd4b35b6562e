import type { ASTNode } from '@marcbachmann/cel-js';
import { didYouMean } from '../../kernel/did-you-mean.ts';
import type { Expression, SourceRange } from '../expression.ts';
import type { NodeAttribute } from '../expression-type.ts';
import { messages } from '../messages.ts';
import { hint } from '../type-name.ts';
import { isTextLiteral } from './adapt.ts';
import { BOOL, refuse, STRING, type CheckContext } from './check-context.ts';
import { ownerOf } from './check-label.ts';

const USAGE = { name: 'attribute', usage: "attribute(field, 'name')" };

/**
 * `attribute(subject, 'loanDays')`: what the node a field holds says. It is the value itself for each group of codes,
 * so that screens, server and database need to know nothing of schemes.
 */
export function checkAttribute(args: readonly ASTNode[], at: SourceRange, context: CheckContext): Expression {
  const [first, second] = args;
  if (!first || !second || args.length !== 2) return refuse(context, messages.wrongArgumentCount(USAGE), at);
  const [field, name] = [context.check(first), context.check(second)];
  const owner = ownerOf(field, context);
  const known = owner && context.scope.attributes?.(owner.entity, owner.field);
  if (!known) return refuse(context, messages.noAttributes(), field.at);
  const wanted = isTextLiteral(name) ? name.value : undefined;
  const attribute = wanted === undefined ? undefined : known[wanted];
  if (attribute) return valueOfNode(field, attribute, at);
  const near = hint(wanted === undefined ? undefined : didYouMean(wanted, Object.keys(known)));
  const names = Object.keys(known).join(', ');
  return refuse(
    context,
    messages.noAttribute({ value: (wanted ?? '').slice(0, 60), names, hint: near }),
    name.at,
  );
}

function valueOfNode(field: Expression, { type, values }: NodeAttribute, at: SourceRange): Expression {
  const groups = Map.groupBy(Object.keys(values), (code) => values[code]!);
  const none: Expression = { op: 'literal', value: null, type, at };
  return [...groups].reduceRight<Expression>((otherwise, [value, codes]) => {
    const items = codes.map((code): Expression => ({ op: 'literal', value: code, type: STRING, at }));
    const list: Expression = { op: 'list', items, type: { kind: 'list', of: STRING }, at };
    const branches = {
      when: { op: 'in', arg: field, list, type: BOOL, at } satisfies Expression,
      chosen: { op: 'literal', value, type, at } satisfies Expression,
    };
    // oxlint-disable-next-line unicorn/no-thenable -- the branch of a condition, never awaited
    return { op: 'condition', when: branches.when, then: branches.chosen, else: otherwise, type, at };
  }, none);
}
