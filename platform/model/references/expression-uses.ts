import { checkExpression } from '../../expression/check-expression.ts';
import { operands, type Expression } from '../../expression/expression.ts';
import { ExpressionError } from '../../expression/expression-error.ts';
import { expressionScope } from '../expression-scope.ts';
import type { Entity, Field, Model } from '../model.ts';
import { isScopeName, isScopeWord, scopeNames } from '../role-scope.ts';
import { fieldPlace, optionPlace, stepsOf, type Place } from './places.ts';

/**
 * The fields that an expression over an entity reads, and the options it compares with.
 *
 * @param gives the field whose value it comes to: the options it names as that are among them
 */
export function expressionUses(
  text: string,
  entity: Entity,
  model: Model,
  mark: 'expression' | 'scope',
  gives?: Field,
): Place[] {
  if (mark === 'scope' && isScopeWord(text)) return [];
  const names = expressionScope(model, entity);
  try {
    const { ast, dependencies } = checkExpression(text, mark === 'scope' ? scopeNames(names) : names);
    const read = mark === 'scope' ? dependencies.filter(([first]) => !isScopeName(first)) : dependencies;
    const paths = read.map((path) => (path[0] === 'old' ? path.slice(1) : path));
    return [
      ...paths.flatMap((path) => stepsOf(path, entity, model)),
      ...optionUses(ast, entity, model),
      ...(gives ? results(ast).flatMap((word) => optionPlace(gives, word, model)) : []),
    ];
  } catch (error) {
    if (error instanceof ExpressionError) return [];
    throw error;
  }
}

/** The texts an expression may come to as they stand there. */
function results(tree: Expression): string[] {
  if (tree.op === 'condition') return [...results(tree.then), ...results(tree.else)];
  if (tree.op === 'list') return tree.items.flatMap(results);
  return tree.op === 'literal' && typeof tree.value === 'string' ? [tree.value] : [];
}

/** `status == 'open'`, `status in ['open', 'won']`: literal keys beside a path that ends at a field with options. */
function optionUses(tree: Expression, entity: Entity, model: Model): Place[] {
  const inner = operands(tree).flatMap((operand) => optionUses(operand, entity, model));
  if (tree.op === 'call' && tree.fn === 'isWithin') {
    const [classified, code] = tree.args;
    return [...inner, ...(code ? optionsBeside([classified!], [code], entity, model) : [])];
  }
  if (tree.op === 'compare') {
    const sides = [tree.left, tree.right];
    return [...inner, ...optionsBeside(sides, sides, entity, model)];
  }
  if (tree.op !== 'in') return inner;
  const words = tree.list.op === 'list' ? tree.list.items : [tree.arg];
  return [...inner, ...optionsBeside([tree.arg, tree.list], words, entity, model)];
}

function optionsBeside(
  sides: readonly Expression[],
  words: readonly Expression[],
  entity: Entity,
  model: Model,
): Place[] {
  const path = sides.find((side) => side.op === 'path');
  const end = path && fieldAt(path.path, entity, model);
  if (!end) return [];
  return words.flatMap((word) =>
    word.op === 'literal' && typeof word.value === 'string' ? optionPlace(end, word.value, model) : [],
  );
}

function fieldAt(path: readonly string[], entity: Entity, model: Model) {
  const place = stepsOf(path[0] === 'old' ? path.slice(1) : path, entity, model).at(-1);
  return place && fieldPlace(place, model);
}
