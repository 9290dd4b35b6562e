import type { ASTNode } from '@marcbachmann/cel-js';
import { didYouMean } from '../../kernel/did-you-mean.ts';
import type { PathExpression, SourceRange } from '../expression.ts';
import type { ExpressionType } from '../expression-type.ts';
import { functionNamed } from '../functions/plugin-functions.ts';
import { messages } from '../messages.ts';
import { hint, typeName } from '../type-name.ts';
import { rangeOf, refuse, type CheckContext } from './check-context.ts';

interface NamePart extends SourceRange {
  readonly name: string;
}

/** One step of a path: a field, or several names that mean a reference of another entity. */
interface Step {
  readonly name: string;
  readonly type: ExpressionType;
  /** How many names it takes. */
  readonly length: number;
}

/** A name and what follows it by dots, against the scope. */
export function checkPath(node: ASTNode, context: CheckContext): PathExpression {
  let parts = nameParts(node, context);
  let type: ExpressionType | undefined;
  const path: string[] = [];
  const through: ExpressionType[] = [];
  while (parts.length > 0) {
    if (type) through.push(type);
    const step: Step = type ? stepFrom(type, path, parts, context) : firstStep(parts, context);
    type = step.type;
    path.push(step.name);
    parts = parts.slice(step.length);
  }
  const at = rangeOf(node);
  if (path[0] === 'old' && type!.kind === 'records' && !type!.held) {
    refuse(context, messages.noOldRelations({ name: path.join('.') }), at);
  }
  return { op: 'path', path, through, type: type!, at };
}

function nameParts(node: ASTNode, context: CheckContext): NamePart[] {
  if (node.op === 'id') return [{ name: node.args, ...rangeOf(node) }];
  if (node.op === '.') {
    return [...nameParts(node.args[0], context), { name: node.args[1], start: node.pos, end: node.end }];
  }
  const what = { 'zh-CN': '在结果后面用点取字段', en: 'a dot after a result' };
  return refuse(context, messages.notSupported({ what }), rangeOf(node));
}

function firstStep(parts: readonly NamePart[], context: CheckContext): Step {
  const { name, ...at } = parts[0]!;
  const type = context.scope.variable(name);
  if (type) return { name, type, length: 1 };
  const relation = incoming(parts, undefined, context);
  if (relation) return relation;
  if (functionNamed(name)) return refuse(context, messages.callsNothing({ name }), at);
  const near = nearest(parts, context.scope.names(), undefined, context);
  return refuse(context, messages.unknownName({ name, hint: hint(near) }), at);
}

function stepFrom(
  owner: ExpressionType,
  path: readonly string[],
  parts: readonly NamePart[],
  context: CheckContext,
): Step {
  const { name, ...at } = parts[0]!;
  const ownerName = path.join('.');
  if (owner.kind !== 'record' && owner.kind !== 'object') {
    const words = { owner: ownerName, type: typeName(owner), name };
    const problem = owner.kind === 'records' ? messages.relationHasNoFields(words) : messages.noFields(words);
    return refuse(context, problem, at);
  }
  if (owner.kind === 'object') {
    const type = Object.hasOwn(owner.parts, name) ? owner.parts[name] : undefined;
    if (type) return { name, type, length: 1 };
    const near = didYouMean(name, Object.keys(owner.parts));
    return refuse(context, messages.unknownField({ owner: ownerName, name, hint: hint(near) }), at);
  }
  const type = context.scope.field(owner.entity, name);
  if (type) return { name, type, length: 1 };
  const relation = incoming(parts, owner.entity, context);
  if (relation) return relation;
  const near = nearest(parts, context.scope.names(owner.entity), owner.entity, context);
  return refuse(context, messages.unknownField({ owner: ownerName, name, hint: hint(near) }), at);
}

/** `loan.reader`, or with the pack `library.loan.reader`: a reference of another entity to this one. */
function incoming(
  parts: readonly NamePart[],
  entity: string | undefined,
  { scope }: CheckContext,
): Step | undefined {
  for (const length of [2, 3]) {
    const names = parts.slice(0, length).map(({ name }) => name);
    const found = names.length === length ? scope.relations?.(entity)?.get(names.join('.')) : undefined;
    if (found) return { ...found, length };
  }
  return undefined;
}

/** A field by its name, or a relation by both of its names. */
function nearest(
  parts: readonly NamePart[],
  names: Iterable<string>,
  entity: string | undefined,
  { scope }: CheckContext,
): string | undefined {
  const relations = [...(scope.relations?.(entity)?.keys() ?? [])];
  const [first = '', second = ''] = parts.map(({ name }) => name);
  const ofEntity = relations.filter((relation) => relation.startsWith(`${first}.`));
  if (ofEntity.length > 0) return didYouMean(`${first}.${second}`, ofEntity) ?? ofEntity[0];
  return didYouMean(first, names) ?? didYouMean(`${first}.${second}`, relations);
}
