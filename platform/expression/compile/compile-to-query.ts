import { labelOf, valueOf } from '../evaluate/evaluate.ts';
import { printValue } from '../evaluate/value.ts';
import type { CalendarContext, ExpressionEnvironment } from '../environment.ts';
import {
  BOUND_NAMES,
  operands,
  type CallExpression,
  type CheckedExpression,
  type Expression,
  type LabelExpression,
  type RelationExpression,
  type RelationTest,
} from '../expression.ts';
import { ExpressionError } from '../expression-error.ts';
import type { ExpressionType } from '../expression-type.ts';
import { callable, pluginFunction } from '../functions/plugin-functions.ts';
import { EXPRESSION_LIMITS } from '../limits.ts';
import { messages } from '../messages.ts';
import {
  FALSE,
  TRUE,
  type QueryField,
  type QueryFunction,
  type QueryTree,
  type QueryValue,
} from '../query-tree.ts';
import { countNodes } from './count-nodes.ts';
import { EXPANSIONS } from './expand-call.ts';
import { asTest, call, compare, connect, isFalse, isNull, not } from './query-builder.ts';

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
  const most = EXPRESSION_LIMITS.queryNodes;
  return countNodes(tree, most) > most ? refuseSize(checked.text, checked.ast) : tree;
}

/**
 * Gathers the nodes that are the same for every record, and says what the value of a node hangs on: names of fields
 * and variables. `isWithin` asks the database even of a constant.
 */
function collectConstants(tree: Expression, constants: Set<Expression>): ReadonlySet<string> {
  const reads = new Set<string>();
  if (tree.op === 'path' && !BOUND_NAMES.has(tree.path[0]!)) reads.add(tree.path[0]!);
  if (tree.op === 'call' && tree.fn === 'isWithin') reads.add('');
  for (const operand of operands(tree)) {
    for (const name of collectConstants(operand, constants)) {
      if (tree.op !== 'relation' || operand !== tree.where || name !== tree.variable) reads.add(name);
    }
  }
  if (reads.size === 0) constants.add(tree);
  return reads;
}

class QueryCompiler {
  readonly #environment: ExpressionEnvironment;
  readonly #variables = new Map<string, Variable>();
  #relations = 0;
  #steps = 0;

  constructor(
    readonly text: string,
    readonly bindings: QueryBindings,
    readonly constants: ReadonlySet<Expression>,
  ) {
    this.#environment = { ...bindings, variable: (name) => bound(bindings, name) };
  }

  compile(tree: Expression): QueryTree {
    // Lists written out are tried value by value: what comes of it is bounded while it grows.
    this.#steps += 1;
    if (this.#steps > EXPRESSION_LIMITS.queryNodes) refuseSize(this.text, tree);
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
      case 'label':
        return this.#label(tree);
      case 'relation':
        return this.#relation(tree);
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
    const variable = this.#variables.get(path[0]!);
    if (variable) return this.#fieldOf(variable, path.slice(1), type);
    if (path[0] !== 'old') return { op: 'field', path, type };
    const what = { 'zh-CN': '在筛选条件里用 old', en: 'old in a filter' };
    const start = Math.max(0, this.text.indexOf('old'));
    throw new ExpressionError(messages.notSupported({ what }), this.text, { start, end: start + 3 });
  }

  /** The record of a relation itself is its id. */
  #fieldOf({ of, value }: Variable, path: readonly string[], type: ExpressionType): QueryTree {
    if (of !== undefined) {
      return { op: 'field', of, path: path.length === 0 && type.kind === 'record' ? ['id'] : path, type };
    }
    if (path.length === 0) return value!;
    if (value!.op === 'field') return { ...value!, path: [...value!.path, ...path], type };
    const what = { 'zh-CN': '在结果后面用点取字段', en: 'a dot after a result' };
    throw new ExpressionError(messages.notSupported({ what }), this.text, {
      start: 0,
      end: this.text.length,
    });
  }

  #relation({ by, over, variable, where, type }: RelationExpression): QueryTree {
    const items = over.op === 'list' ? over.items.map((item) => this.compile(item)) : undefined;
    const bound = items ?? (this.constants.has(over) ? this.#items(over) : undefined);
    if (bound) {
      const tests = bound.map((value) => this.#inside(variable, { value }, where));
      return testOfList(by, tests);
    }
    const of = `r${this.#relations++}`;
    const field = this.compile(over) as QueryField;
    const test = this.#inside(variable, { of }, where);
    const relation = (by: 'exists' | 'count', where: QueryTree): QueryTree =>
      isFalse(where)
        ? by === 'exists'
          ? FALSE
          : { op: 'value', value: 0, type }
        : { op: 'relation', by, over: field, variable: of, where, type };
    return by === 'all' ? not(relation('exists', not(test))) : relation(by, asTest(test));
  }

  #label({ arg, labels }: LabelExpression): QueryTree {
    const keys = Object.keys(labels);
    const texts = keys.map((key) => labelOf(labels, key, this.bindings));
    const type: ExpressionType = { kind: 'list', of: { kind: 'string' } };
    const list = (value: readonly string[]): QueryTree => ({ op: 'value', value, type });
    return call('label', [this.compile(arg), list(keys), list(texts)], 'string');
  }

  #inside(name: string, variable: Variable, where: Expression): QueryTree {
    this.#variables.set(name, variable);
    const tree = this.compile(where);
    this.#variables.delete(name);
    return tree;
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
      const field = this.compile(list) as QueryField;
      const isFound = list.type.kind === 'records' && !list.type.held;
      return isFound ? this.#isAmong(left, field) : { op: 'member', arg: left, list: field };
    }
    const items = list.op === 'list' ? list.items.map((item) => this.compile(item)) : this.#items(list);
    return items.length === 0 ? FALSE : { op: 'in', arg: left, list: items };
  }

  #isAmong(record: QueryTree, over: QueryField): QueryTree {
    const variable = `r${this.#relations++}`;
    const id: QueryField = { op: 'field', of: variable, path: ['id'], type: { kind: 'string' } };
    const where = compare('==', id, record);
    return { op: 'relation', by: 'exists', over, variable, where, type: { kind: 'bool' } };
  }

  /** The items of a list that is bound, such as `me.roles`. */
  #items(list: Expression): readonly QueryTree[] {
    const { value, type } = this.#fold(list);
    const of: ExpressionType = type.kind === 'list' ? type.of : { kind: 'string' };
    return Array.isArray(value) ? value.map((item) => ({ op: 'value', value: item, type: of })) : [];
  }

  #call({ fn: name, signature, args, type }: CallExpression): QueryTree {
    if (name === 'size' && args[0]!.type.kind === 'records') {
      const over = this.compile(args[0]!) as QueryField;
      return { op: 'relation', by: 'count', over, variable: `r${this.#relations++}`, where: TRUE, type };
    }
    const fn = callable(name);
    const compiled = args.map((arg) => this.compile(arg));
    const takesNull = 'unifies' in fn || fn.signatures[signature]!.takesNull;
    if (!takesNull && compiled.some(isNull)) return nothing(type);
    const expand = EXPANSIONS[name];
    if (expand) return expand(compiled, this.bindings);
    if (pluginFunction(name)) return { op: 'call', fn: `plugin:${name}`, args: compiled, type };
    return { op: 'call', fn: name as QueryFunction, args: compiled, type };
  }
}

/** What a variable stands for: the record of a relation in the query, or one value of a list. */
interface Variable {
  readonly of?: string;
  readonly value?: QueryTree;
}

function testOfList(by: RelationTest, tests: readonly QueryTree[]): QueryTree {
  if (by === 'exists') return connect('or', ...tests);
  if (by === 'all') return connect('and', ...tests);
  const type: ExpressionType = { kind: 'int' };
  const one: QueryValue = { op: 'value', value: 1, type };
  const none: QueryValue = { op: 'value', value: 0, type };
  const counted = tests.map((when): QueryTree => {
    if (when.op === 'value') return when.value === true ? one : none;
    // oxlint-disable-next-line unicorn/no-thenable -- the branch of a condition, never awaited
    return { op: 'condition', when, then: one, else: none, type };
  });
  return sumOf(counted, type) ?? none;
}

/** Adds in pairs, for a sum of a thousand in a row would nest a thousand deep. */
function sumOf(parts: readonly QueryTree[], type: ExpressionType): QueryTree | undefined {
  if (parts.length <= 1) return parts[0];
  const half = parts.length >> 1;
  const [left, right] = [sumOf(parts.slice(0, half), type)!, sumOf(parts.slice(half), type)!];
  return { op: 'arithmetic', by: '+', left, right, type };
}

function refuseSize(text: string, { at }: Expression): never {
  const problem = messages.expressionTooLarge({ max: EXPRESSION_LIMITS.queryNodes });
  throw new ExpressionError(problem, text, at);
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
