import { didYouMean } from '../../kernel/did-you-mean.ts';
import type { Expression, SourceRange } from '../expression.ts';
import { messages } from '../messages.ts';
import { hint } from '../type-name.ts';
import { isTextLiteral } from './adapt.ts';
import { BOOL, refuse, STRING, type CheckContext } from './check-context.ts';

/** Whether it holds codes of a tree, so that `isWithin` can be asked of it. */
export function holdsCodes({ type }: Expression): boolean {
  return 'codes' in type && type.codes === true;
}

/**
 * `isWithin(subject, '01')`: the node or one below it. A node written out becomes the list of the codes it may be,
 * for which an index serves; of any other the beginning is compared.
 */
export function checkWithinCodes(
  field: Expression,
  node: Expression,
  at: SourceRange,
  context: CheckContext,
): Expression {
  if (!isTextLiteral(node)) {
    const begins: Expression = {
      op: 'call',
      fn: 'startsWith',
      signature: 0,
      args: [field, node],
      type: BOOL,
      at,
    };
    const empty: Expression = { op: 'literal', value: '', type: STRING, at };
    const isNode: Expression = { op: 'compare', by: '!=', left: node, right: empty, type: BOOL, at };
    return { op: 'and', left: isNode, right: begins, type: BOOL, at };
  }
  const codes = 'options' in field.type ? (field.type.options ?? []) : [];
  const { value } = node;
  if (!codes.includes(value)) {
    const words = { field: field.op === 'path' ? field.path.join('.') : '', value: value.slice(0, 60) };
    refuse(context, messages.notAnOption({ ...words, hint: hint(didYouMean(value, codes)) }), node.at);
  }
  const items = codes
    .filter((code) => code.startsWith(value))
    .map((code): Expression => ({ ...node, value: code }));
  const list: Expression = { op: 'list', items, type: { kind: 'list', of: STRING }, at: node.at };
  return { op: 'in', arg: field, list, type: BOOL, at };
}
