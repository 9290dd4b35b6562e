import { valueOf } from '../evaluate/evaluate.ts';
import { printValue } from '../evaluate/value.ts';
import type { CalendarContext, ExpressionEnvironment } from '../environment.ts';
import {
  BOUND_NAMES,
  operands,
  type CallExpression,
  type CheckedExpression,
  type Expression,
} from '../expression.ts';
import { ExpressionError } from '../expression-error.ts';
import type { ExpressionType } from '../expression-type.ts';
import { FUNCTIONS } from '../functions/catalogue.ts';
import { EXPRESSION_LIMITS } from '../limits.ts';
import { messages } from '../messages.ts';
import { FALSE, TRUE, type QueryFunction, type QueryTree, type QueryValue } from '../query-tree.ts';
import { countNodes } from './count-nodes.ts';
import { EXPANSIONS } from './expand-call.ts';
import { compare, connect, isNull, not } from './query-builder.ts';

/** What an expression's free names and the clock stand for in one query. */
export interface QueryBindings extends CalendarContext {
  readonly me?: Readonly<Record<string, unknown>>;
  readonly params?: Readonly<Record<string, unknown>>;
}

/**
 * The query tree of an expression. What does not depend on the record is evaluated now and becomes a value.
 *
 * @example
 * compileToQuery(checkExpression('owner == me.id', scope), { me: { id }, now, timeZone })
 */
export function compileToQuery(checked: CheckedExpression, bindings: QueryBindings): QueryTree {
  const constants = new Set<Expression>();
  collectConstants(checked.ast, constants);
  const compiler = new QueryCompiler(checked.text, bindings, constants);
  const tree = compiler.compile(checked.ast);
  if (countNodes(tree, EXPRESSION_LIMITS.queryNodes) > EXPRESSION_LIMITS.queryNodes) {
    const problem = messages.expressionTooLarge({ max: EXPRESSION_LIMITS.queryNodes });
    throw new ExpressionError(problem, checked.text, checked.ast.at);
  }
  return tree;
}

/** Nodes that are the same for every record. `isWithin` asks the database even then. */
function collectConstants(tree: Expression, constants: Set<Expression>): boolean {
  const areConstant = operands(tree).map((operand) => collectConstants(operand, constants));
  const isOpen = tree.op === 'path' ? !BOUND_NAMES.has(tree.path[0]!) : isTreeTest(tree);
  if (isOpen || areConstant.includes(false)) return false;
  constants.add(tree);
  return true;
}

function isTreeTest(tree: Expression): boolean {
  return tree.op === 'call' && tree.fn === 'isWithin';
}

class QueryCompiler {
  readonly #environment: ExpressionEnvironment;

  constructor(
    readonly text: string,
    readonly bindings: QueryBindings,
    readonly constants: ReadonlySet<Expression>,
  ) {
    this.#environment = { ...bindings, variable: (name) => bound(bindings, name) };
  }

  compile(tree: Expression): QueryTree {
    if (this.constants.has(tree)) return this.#fold(tree);
    switch (tree.op) {
      case 'path':
        return this.#field(tree.path, tree.type);
      case 'and':
      case 'or':
        return connect(tree.op, this.compile(tree.left), this.compile(tree.right));
      case 'not':
        return not(this.compile(tree.arg));
      case 'negate':
        return { op: 'negate', arg: this.compile(tree.arg), type: tree.type };
      case 'compare':
        return compare(tree.by, this.compile(tree.left), this.compile(tree.right));
      case 'arithmetic':
        return this.#arithmetic(tree);
      case 'in':
        return this.#membership(tree.arg, tree.list);
      case 'condition':
        return this.#choice(tree);
      case 'call':
        return this.#call(tree);
      default:
        throw new Error(`${tree.op} stands alone in ${this.text}`);
    }
  }

  #fold(tree: Expression): QueryValue {
    const value = printValue(valueOf(tree, this.#environment), tree.type) as QueryValue['value'];
    if (tree.type.kind === 'bool') return value === null ? NO_BOOL : value === true ? TRUE : FALSE;
    return { op: 'value', value, type: tree.type };
  }

  #field(path: readonly string[], type: ExpressionType): QueryTree {
    if (path[0] !== 'old') return { op: 'field', path, type };
    const what = { 'zh-CN': '在筛选条件里用 old', en: 'old in a filter' };
    const start = Math.max(0, this.text.indexOf('old'));
    throw new ExpressionError(messages.notSupported({ what }), this.text, { start, end: start + 3 });
  }

  #arithmetic({ by, left, right, type }: Expression & { op: 'arithmetic' }): QueryTree {
    const [a, b] = [this.compile(left), this.compile(right)];
    return isNull(a) || isNull(b) ? nothing(type) : { op: 'arithmetic', by, left: a, right: b, type };
  }

  #choice(tree: Expression & { op: 'condition' }): QueryTree {
    const when = this.compile(tree.when);
    if (when.op === 'value') return this.compile(when.value === true ? tree.then : tree.else);
    const branches = { whenTrue: this.compile(tree.then), whenFalse: this.compile(tree.else) };
    // oxlint-disable-next-line unicorn/no-thenable -- the branch of a condition, never awaited
    return { op: 'condition', when, then: branches.whenTrue, else: branches.whenFalse, type: tree.type };
  }

  #membership(arg: Expression, list: Expression): QueryTree {
    const left = this.compile(arg);
    if (list.op === 'path' && !this.constants.has(list)) {
      return { op: 'member', arg: left, list: { op: 'field', path: list.path, type: list.type } };
    }
    const items = list.op === 'list' ? list.items.map((item) => this.compile(item)) : this.#items(list);
    return items.length === 0 ? FALSE : { op: 'in', arg: left, list: items };
  }

  /** The items of a list that is bound, such as `me.roles`. */
  #items(list: Expression): readonly QueryTree[] {
    const { value, type } = this.#fold(list);
    const of: ExpressionType = type.kind === 'list' ? type.of : { kind: 'string' };
    return Array.isArray(value) ? value.map((item) => ({ op: 'value', value: item, type: of })) : [];
  }

  #call({ fn: name, signature, args, type }: CallExpression): QueryTree {
    const fn = FUNCTIONS.get(name)!;
    const compiled = args.map((arg) => this.compile(arg));
    const takesNull = 'unifies' in fn || fn.signatures[signature]!.takesNull;
    if (!takesNull && compiled.some(isNull)) return nothing(type);
    const expand = EXPANSIONS[name];
    if (expand) return expand(compiled, this.bindings);
    return { op: 'call', fn: name as QueryFunction, args: compiled, type };
  }
}

const NO_BOOL: QueryValue = { op: 'value', value: null, type: { kind: 'bool' } };

function nothing(type: ExpressionType): QueryTree {
  return type.kind === 'bool' ? FALSE : { op: 'value', value: null, type };
}

function bound(bindings: QueryBindings, name: string): unknown {
  const value = name === 'me' ? bindings.me : bindings.params;
  if (value === undefined) throw new Error(`the query reads ${name}, which is not bound`);
  return value;
}
