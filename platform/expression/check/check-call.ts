import type { ASTNode } from '@marcbachmann/cel-js';
import { didYouMean } from '../../kernel/did-you-mean.ts';
import {
  isConstant,
  RELATION_TESTS,
  type CallExpression,
  type Expression,
  type SourceRange,
} from '../expression.ts';
import { usageOf } from '../functions/catalogue.ts';
import type { ParameterKind, PlainFunction, Signature, UnifyingFunction } from '../functions/function.ts';
import { functionNamed, functionNames, pluginFunction } from '../functions/plugin-functions.ts';
import { messages } from '../messages.ts';
import { hint, typeName } from '../type-name.ts';
import { adapt, isTextLiteral, toDay, unify } from './adapt.ts';
import { BOOL, rangeOf, refuse, type CheckContext } from './check-context.ts';
import { checkAttribute } from './check-attribute.ts';
import { checkWithinCodes, holdsCodes } from './check-codes.ts';
import { checkLabel } from './check-label.ts';
import { checkRelation, isRelationTest } from './check-relation.ts';
import { checkWrittenOut } from './check-written-out.ts';

/** CEL's macros that make lists, which no filter needs. */
const MACROS: ReadonlySet<string> = new Set(['exists_one', 'map', 'filter']);

export function checkCall(
  node: Extract<ASTNode, { op: 'call' | 'rcall' }>,
  context: CheckContext,
): Expression {
  const [name, args] =
    node.op === 'call' ? [node.args[0], node.args[1]] : [node.args[0], [node.args[1], ...node.args[2]]];
  const at = rangeOf(node);
  if (isRelationTest(name)) return checkRelation(name, args, at, context);
  if (name === 'label') return checkLabel(args, at, context);
  if (name === 'attribute') return checkAttribute(args, at, context);
  if (name === 'has' && args.length === 1) return checkHas(args[0]!, at, context);
  const fn = functionNamed(name);
  if (!fn) return refuseName(name, at, context);
  const checked = args.map((arg) => context.check(arg));
  if (name === 'isWithin' && checked.length === 2 && holdsCodes(checked[0]!))
    return checkWithinCodes(checked[0]!, checked[1]!, at, context);
  if (context.scope.inSql) refuseWithoutSql(name, checked, at, context);
  return 'unifies' in fn ? unifyingCall(fn, checked, at, context) : plainCall(fn, checked, at, context);
}

/** What is the same for every record is computed beforehand, so it needs no SQL. */
function refuseWithoutSql(
  name: string,
  args: readonly Expression[],
  at: SourceRange,
  context: CheckContext,
): void {
  const fn = pluginFunction(name);
  if (!fn || fn.sql !== undefined || args.every(isConstant)) return;
  refuse(context, messages.functionWithoutSql({ name, plugin: fn.plugin }), at);
}

function refuseName(name: string, at: SourceRange, context: CheckContext): never {
  if (MACROS.has(name)) refuse(context, messages.noMacros({ name }), at);
  return refuse(
    context,
    messages.unknownFunction({
      name,
      hint: hint(didYouMean(name, [...functionNames(), 'label', 'attribute', 'has', ...RELATION_TESTS])),
    }),
    at,
  );
}

/** `has(x)` is CEL's way to write `x != null`. */
function checkHas(arg: ASTNode, at: SourceRange, context: CheckContext): Expression {
  const left = context.check(arg);
  const right: Expression = { op: 'literal', value: null, type: left.type, at };
  if (left.type.kind === 'records') {
    refuse(context, messages.wrongResult({ expected: typeName('any'), found: typeName(left.type) }), at);
  }
  return { op: 'compare', by: '!=', left, right, type: BOOL, at };
}

function unifyingCall(
  fn: UnifyingFunction,
  args: readonly Expression[],
  at: SourceRange,
  context: CheckContext,
): CallExpression {
  if (args.length === 0)
    refuse(context, messages.wrongArgumentCount({ name: fn.name, usage: usageOf(fn) }), at);
  const { type, trees } = unify(args, context);
  const ordered = ['int', 'decimal', 'string', 'date', 'dateTime', 'time', 'null'];
  if (fn.unifies === 'ordered' && !ordered.includes(type.kind)) {
    refuse(context, messages.noOrder({ type: typeName(type) }), at);
  }
  return { op: 'call', fn: fn.name, signature: 0, args: trees, type, at };
}

function plainCall(
  fn: PlainFunction,
  args: readonly Expression[],
  at: SourceRange,
  context: CheckContext,
): CallExpression {
  const counted = fn.signatures.filter((signature) => takes(signature, args.length));
  if (counted.length === 0)
    refuse(context, messages.wrongArgumentCount({ name: fn.name, usage: usageOf(fn) }), at);
  const fitting = counted.find(({ parameters }) => args.every((arg, i) => fits(arg, parameters[i]!.kind)));
  if (!fitting) return refuseArguments(fn, counted[0]!, args, context);
  return {
    op: 'call',
    fn: fn.name,
    signature: fn.signatures.indexOf(fitting),
    args: args.map((arg, i) => checkArgument(fn, fitting, i, arg, context)),
    type: { kind: fitting.result },
    at,
  };
}

function takes({ parameters }: Signature, count: number): boolean {
  return count <= parameters.length && parameters.slice(count).every(({ isOptional }) => isOptional);
}

function fits(arg: Expression, kind: ParameterKind): boolean {
  const found = arg.type.kind;
  if (found === kind || (found === 'null' && kind !== 'records')) return true;
  switch (kind) {
    case 'decimal':
      return found === 'int';
    case 'day':
      return found === 'date' || found === 'dateTime' || isTextLiteral(arg);
    case 'date':
    case 'dateTime':
    case 'time':
      return isTextLiteral(arg);
    case 'record':
      // The record at hand is named by its own id.
      return arg.op === 'path' && arg.path.length === 1 && arg.path[0] === 'id';
    default:
      return false;
  }
}

function refuseArguments(
  fn: PlainFunction,
  { parameters }: Signature,
  args: readonly Expression[],
  context: CheckContext,
): never {
  const index = Math.max(
    0,
    args.findIndex((arg, i) => !fits(arg, parameters[i]!.kind)),
  );
  const kind = parameters[index]!.kind;
  const expected = typeName(kind === 'day' ? 'date' : kind);
  const found = typeName(args[index]!.type);
  const problem = messages.wrongArgument({
    name: fn.name,
    index: index + 1,
    expected,
    found,
    usage: usageOf(fn),
  });
  return refuse(context, problem, args[index]!.at);
}

function checkTree({ type, at }: Expression, context: CheckContext): void {
  const entity = type.kind === 'record' ? type.entity : undefined;
  if (type.kind === 'null' || context.scope.isTree?.(entity) !== false) return;
  refuse(context, messages.noTree({ type: entity ? typeName(type) : THIS_RECORD }), at);
}

const THIS_RECORD = { 'zh-CN': '当前记录', en: 'the record at hand' };

function checkArgument(
  fn: PlainFunction,
  { parameters }: Signature,
  index: number,
  arg: Expression,
  context: CheckContext,
): Expression {
  const parameter = parameters[index]!;
  const name = { name: fn.name, index: index + 1 };
  if (parameter.isConstant && !isConstant(arg)) refuse(context, messages.needsConstant(name), arg.at);
  if (parameter.inTree) checkTree(arg, context);
  checkWrittenOut(parameter, arg, name, context);
  if (parameter.kind === 'day') return toDay(adapt(arg, { kind: 'date' }, context));
  if (parameter.kind === 'record' || parameter.kind === 'records' || parameter.kind === 'list') return arg;
  return adapt(arg, { kind: parameter.kind }, context);
}
