import { expressionScope } from '../expression-scope.ts';
import { checkMessages as messages } from '../check/messages.ts';
import type { LineColumn } from '../metadata.generated.ts';
import type { Field } from '../model.ts';
import { totalMisfit, named, type Place } from './compile-columns.ts';
import { inOrder } from './compile-entity.ts';
import { checkAt } from './compile-expression.ts';
import type { Compilation } from './compilation.ts';
import { missing } from './field-path.ts';

/** The columns of the rows of a children field, in order and checked, without those of hidden fields. */
export function compileLineColumns(
  columns: Readonly<Record<string, LineColumn>>,
  field: Field,
  { node, path }: Place,
  compilation: Compilation,
): Record<string, LineColumn> | undefined {
  const { entities, report } = compilation;
  const child = field.type.storage === 'children' ? entities.get(field.target ?? '') : undefined;
  if (!child) {
    report(node, path, messages.noRows(named(field)));
    return undefined;
  }
  const kept = inOrder(columns).filter(([name, column]) => {
    const at = [...path, name];
    if (column.value !== undefined) {
      const scope = expressionScope(compilation, child);
      checkAt(column.value, { kind: 'decimal' }, scope, report, node, [...at, 'value']);
      return true;
    }
    const found = child.fields.get(name);
    if (!found) {
      const end = missing(child, name);
      if ('problem' in end) report(node, at, end.problem);
      return !('hidden' in end);
    }
    const unfit = totalMisfit(found, column);
    if (unfit) report(node, [...at, ...unfit.at], unfit.message);
    return true;
  });
  return Object.fromEntries(kept);
}
