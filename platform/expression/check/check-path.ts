import type { ASTNode } from '@marcbachmann/cel-js';
import { didYouMean } from '../../kernel/did-you-mean.ts';
import type { PathExpression, SourceRange } from '../expression.ts';
import type { ExpressionType } from '../expression-type.ts';
import { FUNCTIONS } from '../functions/catalogue.ts';
import { messages } from '../messages.ts';
import { hint, typeName } from '../type-name.ts';
import { rangeOf, refuse, type CheckContext } from './check-context.ts';

interface NamePart extends SourceRange {
  readonly name: string;
}

/** A name and what follows it by dots, against the scope. */
export function checkPath(node: ASTNode, context: CheckContext): PathExpression {
  const [root, ...rest] = nameParts(node, context);
  let type = rootType(root!, context);
  const path = [root!.name];
  const through: ExpressionType[] = [];
  for (const part of rest) {
    through.push(type);
    type = fieldType(type, path, part, context);
    path.push(part.name);
  }
  return { op: 'path', path, through, type, at: rangeOf(node) };
}

function nameParts(node: ASTNode, context: CheckContext): NamePart[] {
  if (node.op === 'id') return [{ name: node.args, ...rangeOf(node) }];
  if (node.op === '.') {
    return [...nameParts(node.args[0], context), { name: node.args[1], start: node.pos, end: node.end }];
  }
  const what = { 'zh-CN': '在结果后面用点取字段', en: 'a dot after a result' };
  return refuse(context, messages.notSupported({ what }), rangeOf(node));
}

function rootType({ name, ...at }: NamePart, context: CheckContext): ExpressionType {
  const type = context.scope.variable(name);
  if (type) return type;
  if (FUNCTIONS.has(name)) return refuse(context, messages.callsNothing({ name }), at);
  const near = didYouMean(name, context.scope.names());
  return refuse(context, messages.unknownName({ name, hint: hint(near) }), at);
}

function fieldType(
  owner: ExpressionType,
  path: readonly string[],
  { name, ...at }: NamePart,
  context: CheckContext,
): ExpressionType {
  const ownerName = path.join('.');
  if (owner.kind !== 'record' && owner.kind !== 'object') {
    return refuse(context, messages.noFields({ owner: ownerName, type: typeName(owner) }), at);
  }
  const type = owner.kind === 'record' ? context.scope.field(owner.entity, name) : own(owner.parts, name);
  if (type) return type;
  const names = owner.kind === 'record' ? context.scope.names(owner.entity) : Object.keys(owner.parts);
  const near = didYouMean(name, names);
  return refuse(context, messages.unknownField({ owner: ownerName, name, hint: hint(near) }), at);
}

function own<T>(parts: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(parts, name) ? parts[name] : undefined;
}
