import type { QueryField, QueryTree } from '../../expression/query-tree.ts';
import { isForeignMoney } from '../../model/foreign-money.ts';
import type { Field } from '../../model/model.ts';
import type { Table, TableMap } from '../schema/table-map.ts';

/**
 * The same tree with every amount in a currency of its own read in the company's currency: amounts of several
 * records are only ever put together in that.
 */
export function inBase(tree: QueryTree, table: Table, map: TableMap): QueryTree {
  const again = <T extends QueryTree>(part: T): T => inBase(part, table, map) as T;
  switch (tree.op) {
    case 'field':
      if (tree.of !== undefined) return tree;
      return isForeignAt(tree, table, map) ? { ...tree, path: [...tree.path, 'base'] } : tree;
    case 'and':
    case 'or':
    case 'call':
      return { ...tree, args: tree.args.map(again) };
    case 'not':
    case 'negate':
    case 'unrestricted':
      return { ...tree, arg: again(tree.arg) };
    case 'compare':
    case 'arithmetic':
      return { ...tree, left: again(tree.left), right: again(tree.right) };
    case 'in':
      return { ...tree, arg: again(tree.arg) };
    case 'condition': {
      const [whenTrue, whenFalse] = [again(tree.then), again(tree.else)];
      // oxlint-disable-next-line unicorn/no-thenable -- the branch of a condition, never awaited
      return { ...tree, when: again(tree.when), then: whenTrue, else: whenFalse };
    }
    default:
      return tree;
  }
}

function isForeignAt(tree: QueryField, table: Table, map: TableMap): boolean {
  const field = fieldAt(tree, table, map);
  return field !== undefined && isForeignMoney(field);
}

function fieldAt({ path }: QueryField, from: Table, map: TableMap): Field | undefined {
  let field: Field | undefined;
  let table: Table | undefined = from;
  for (const name of path) {
    field = table?.entity.fields.get(name);
    table = field?.target === undefined ? undefined : map.tables.get(field.target);
  }
  return field;
}
