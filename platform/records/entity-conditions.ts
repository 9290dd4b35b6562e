import { operands, type CheckedExpression, type Expression } from '../expression/expression.ts';
import type { ExpressionScope, ExpressionType } from '../expression/expression-type.ts';
import { checkExpression } from '../expression/check-expression.ts';
import type { LocalText } from '../kernel/text.ts';
import type { Entity, Field, Model } from '../model/model.ts';
import { expressionScope } from '../model/expression-scope.ts';

/** Everything an entity's metadata says in expressions about a record being written. */
export interface Conditions {
  /** In an order in which each may read those before it. */
  readonly defaults: readonly FieldExpression[];
  readonly visible: readonly FieldExpression[];
  readonly required: readonly FieldExpression[];
  readonly readOnly: readonly FieldExpression[];
  readonly validations: readonly Validation[];
  /** References that some condition follows: their records are loaded before it is evaluated. */
  readonly followed: readonly (readonly string[])[];
  /** Trees that `isWithin` asks about, as paths to a reference (or `id`). */
  readonly climbed: readonly (readonly string[])[];
  /**
   * Relations of the record that some condition reads: children fields (`lines`), references of other entities
   * (`library:loan.book`).
   */
  readonly relations: ReadonlySet<string>;
  /** The expressions that read related records, which must be loaded first. */
  readonly related: {
    readonly defaults: readonly CheckedExpression[];
    /** Of visible, required and read-only. */
    readonly conditions: readonly CheckedExpression[];
    /** Of read-only, which also looks at the record as it was. */
    readonly locks: readonly CheckedExpression[];
    readonly validations: readonly CheckedExpression[];
  };
}

export interface FieldExpression {
  readonly field: Field;
  readonly expression: CheckedExpression;
}

export interface Validation {
  readonly name: string;
  readonly expression: CheckedExpression;
  readonly message: LocalText;
  readonly severity: 'error' | 'needsReason';
  readonly at: readonly string[];
}

type Property = 'default' | 'visibleWhen' | 'requiredWhen' | 'readOnlyWhen';

export function compileConditions(model: Model, entity: Entity): Conditions {
  const scope = expressionScope(model, entity);
  const of = (property: Property, expect?: ExpressionType['kind']): FieldExpression[] =>
    [...entity.fields.values()].flatMap((field) => {
      const text = field.spec[property];
      if (text === undefined) return [];
      return [{ field, expression: checkExpression(text, scope, expect ? { expect } : {}) }];
    });
  const parts = {
    defaults: inDependencyOrder(of('default')),
    visible: of('visibleWhen', 'bool'),
    required: of('requiredWhen', 'bool'),
    readOnly: of('readOnlyWhen', 'bool'),
    validations: validationsOf(entity, scope),
  };
  const all = Object.values(parts).flatMap((list) => list.map(({ expression }) => expression));
  return { ...parts, ...reach(model, entity, all), related: relatedOf(parts) };
}

type Parts = Pick<Conditions, 'defaults' | 'visible' | 'required' | 'readOnly' | 'validations'>;

function relatedOf({ defaults, visible, required, readOnly, validations }: Parts): Conditions['related'] {
  return {
    defaults: reading(defaults),
    conditions: reading([...visible, ...required, ...readOnly]),
    locks: reading(readOnly),
    validations: reading(validations),
  };
}

function reading(list: readonly { readonly expression: CheckedExpression }[]): CheckedExpression[] {
  return list.map(({ expression }) => expression).filter(({ ast }) => readsRelations(ast));
}

function readsRelations(tree: Expression): boolean {
  return (tree.op === 'path' && tree.type.kind === 'records') || operands(tree).some(readsRelations);
}

function validationsOf(entity: Entity, scope: ExpressionScope): Validation[] {
  const entries = Object.entries(entity.spec.validations ?? {});
  const ordered = entries.toSorted(([, a], [, b]) => (a.order ?? 0) - (b.order ?? 0));
  return ordered.map(([name, { when, message, severity, at }]) => ({
    name,
    expression: checkExpression(when, scope, { expect: 'bool' }),
    message,
    severity: severity ?? 'error',
    at: at ?? [],
  }));
}

/** A default comes after the defaults of the fields it reads; a circle is left in the order of the fields. */
function inDependencyOrder(defaults: readonly FieldExpression[]): FieldExpression[] {
  const byName = new Map(defaults.map((one) => [one.field.name, one]));
  const done = new Set<FieldExpression>();
  const visit = (one: FieldExpression, above: ReadonlySet<FieldExpression>) => {
    if (done.has(one) || above.has(one)) return;
    for (const [name] of one.expression.dependencies) {
      const needed = byName.get(name!);
      if (needed) visit(needed, new Set([...above, one]));
    }
    done.add(one);
  };
  for (const one of defaults) visit(one, new Set());
  return [...done];
}

/** What must be loaded before the expressions can be evaluated. */
function reach(model: Model, entity: Entity, expressions: readonly CheckedExpression[]) {
  const followed = new Map<string, readonly string[]>();
  const climbed = new Map<string, readonly string[]>();
  const relations = new Set<string>();
  for (const { dependencies, ast } of expressions) {
    for (const path of treeTests(ast)) climbed.set(path.join('.'), withoutOld(path));
    for (const dependency of dependencies) {
      const path = withoutOld(dependency);
      const [name = ''] = path;
      if (name.includes(':') || entity.fields.get(name)?.type.storage === 'children') relations.add(name);
      for (const prefix of referencePrefixes(model, entity, path)) followed.set(prefix.join('.'), prefix);
    }
  }
  return { followed: [...followed.values()], climbed: [...climbed.values()], relations };
}

function withoutOld(path: readonly string[]): readonly string[] {
  return path[0] === 'old' ? path.slice(1) : path;
}

function referencePrefixes(model: Model, entity: Entity, path: readonly string[]): (readonly string[])[] {
  const prefixes: (readonly string[])[] = [];
  let at: Entity | undefined = entity;
  for (let length = 1; length < path.length && at; length++) {
    const target: string | undefined = at.fields.get(path[length - 1]!)?.target;
    at = target === undefined ? undefined : model.entities.get(target);
    if (at) prefixes.push(path.slice(0, length));
  }
  return prefixes;
}

function* treeTests(tree: Expression): Iterable<readonly string[]> {
  if (tree.op === 'call' && tree.fn === 'isWithin' && tree.args[0]?.op === 'path') yield tree.args[0].path;
  for (const operand of operands(tree)) yield* treeTests(operand);
}
