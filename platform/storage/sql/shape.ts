import type { QueryTree, QueryValue } from '../../expression/query-tree.ts';
import { listStandsInText, standsInText } from './constant-text.ts';

/**
 * What a query looks like without its values: two queries of one shape share their SQL and their prepared
 * statement. Values are collected in the order of the walk; null and booleans belong to the shape, because
 * they change the SQL, and so do the constants that stand in its text.
 *
 * @example `reader == '0190…'` has the shape `(== f::reader,?string,)` whoever the reader is.
 */
export class Shape {
  #key = '';
  readonly values: unknown[] = [];
  readonly positions = new Map<object, number>();
  /** Values, and lists of them, that stand in the text. */
  readonly constants = new Set<object>();

  /** @param keepsConstants constants that come again stand in the text; otherwise every value is a parameter */
  constructor(private readonly keepsConstants = false) {}

  get key(): string {
    return this.#key;
  }

  add(text: string): void {
    this.#key += text;
  }

  tree(tree: QueryTree): void {
    switch (tree.op) {
      case 'value':
        return this.#value(tree);
      case 'field':
        return this.add(`f:${tree.of ?? ''}:${tree.path.join('.')}`);
      case 'and':
      case 'or':
        return this.#node(tree.op, tree.args);
      case 'not':
        return this.#node('not', [tree.arg]);
      case 'compare':
        return this.#comparison(tree);
      case 'arithmetic':
        return this.#node(`${tree.by}${tree.type.kind}`, [tree.left, tree.right]);
      case 'in':
        return this.#membership(tree.arg, tree.list);
      case 'member':
        return this.#node('member', [tree.arg, tree.list]);
      case 'negate':
      case 'unrestricted':
        return this.#node(tree.op, [tree.arg]);
      case 'relation':
        return this.#node(`${tree.by} ${tree.variable}`, [tree.over, tree.where]);
      case 'condition':
        return this.#node(`?:${tree.type.kind}`, [tree.when, tree.then, tree.else]);
      case 'call':
        return this.#node(`${tree.fn}!${tree.type.kind}`, tree.args);
    }
  }

  #node(name: string, args: readonly QueryTree[]): void {
    this.add(`(${name} `);
    for (const arg of args) {
      this.tree(arg);
      this.add(',');
    }
    this.add(')');
  }

  #comparison({ by, left, right }: QueryTree & { op: 'compare' }): void {
    for (const [value, other] of [
      [left, right],
      [right, left],
    ] as const) {
      if (this.keepsConstants && standsInText(value, other, by)) this.constants.add(value);
    }
    this.#node(by, [left, right]);
  }

  #value(node: QueryValue): void {
    if (node.value === null || typeof node.value === 'boolean') return this.add(String(node.value));
    if (this.constants.has(node)) return this.add(`${node.type.kind}'${String(node.value)}'`);
    this.add(`?${node.type.kind}`);
    if (Array.isArray(node.value)) this.add(String(node.value.includes(null)));
    this.#keep(node, Array.isArray(node.value) ? withoutNull(node.value) : node.value);
  }

  /** A list of constants is one parameter, whatever its length. */
  #membership(arg: QueryTree, list: readonly QueryTree[]): void {
    const kind = constantKind(list);
    if (!kind) return this.#node('in', [arg, ...list]);
    this.add('(in ');
    this.tree(arg);
    const values = list.map((one) => (one as QueryValue).value);
    this.add(`,[${kind}${values.includes(null)}])`);
    if (this.keepsConstants && listStandsInText(list, arg)) {
      this.constants.add(list);
      return this.add(
        withoutNull(values)
          .map((value) => `'${String(value)}'`)
          .join(),
      );
    }
    this.#keep(list, withoutNull(values));
  }

  /** A node that stands in two places is one parameter; the key says so, because another query may differ. */
  #keep(node: object, value: unknown): void {
    const earlier = this.positions.get(node);
    if (earlier !== undefined) return this.add(`=${earlier}`);
    this.positions.set(node, this.values.length);
    this.values.push(value);
  }
}

/** The one kind of a list of scalar constants (nulls aside); undefined when it is anything else. */
export function constantKind(list: readonly QueryTree[]): string | undefined {
  let kind = 'null';
  for (const one of list) {
    if (one.op !== 'value' || Array.isArray(one.value)) return undefined;
    if (one.value === null) continue;
    if (kind !== 'null' && kind !== one.type.kind) return undefined;
    kind = one.type.kind;
  }
  return kind;
}

function withoutNull(values: readonly unknown[]): unknown[] {
  return values.filter((value) => value !== null);
}
