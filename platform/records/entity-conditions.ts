import type { CheckedExpression } from '../expression/expression.ts';
import type { ExpressionScope, ExpressionType } from '../expression/expression-type.ts';
import { checkExpression } from '../expression/check-expression.ts';
import type { LocalText } from '../kernel/text.ts';
import type { ActionSpec } from '../model/metadata.generated.ts';
import type { Entity, Field, Model, Named } from '../model/model.ts';
import { expressionScope } from '../model/expression-scope.ts';
import { gateExpressions } from '../model/processes.ts';
import { computedReads, treeTests, type RollupRead } from './computed-reads.ts';

/** Everything an entity's metadata says in expressions about a record being written. */
export interface Conditions {
  /** In an order in which each may read those before it. */
  readonly defaults: readonly FieldExpression[];
  readonly visible: readonly FieldExpression[];
  readonly required: readonly FieldExpression[];
  readonly readOnly: readonly FieldExpression[];
  readonly validations: readonly Validation[];
  readonly locks: readonly Lock[];
  /** What the platform writes by itself, in the order of the fields: each may read those before it. */
  readonly stamps: readonly Stamp[];
  /** Actions that are done by themselves. */
  readonly actions: readonly SelfDone[];
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
    /** Of read-only and of locks, which also look at the record as it was. */
    readonly locks: readonly CheckedExpression[];
    readonly validations: readonly CheckedExpression[];
    readonly stamps: readonly CheckedExpression[];
    readonly actions: readonly CheckedExpression[];
  };
  /** Roll-ups that some condition reads, of the record itself or of one it refers to. */
  readonly rollups: readonly RollupRead[];
  /** Roll-ups of the record itself that its validations read: they are checked again when these change. */
  readonly checkedRollups: ReadonlySet<string>;
}

export interface FieldExpression {
  readonly field: Field;
  readonly expression: CheckedExpression;
}

/** Holds a record as it is, but for some of its fields. */
export interface Lock {
  readonly name: string;
  readonly expression: CheckedExpression;
  readonly message: LocalText;
  readonly except: ReadonlySet<string>;
}

/** The value a field takes where a change leads to the condition. */
export interface Stamp {
  readonly field: Field;
  readonly when: CheckedExpression;
  readonly value: CheckedExpression;
}

/** An action that is done where a change leads to the condition. */
export interface SelfDone {
  readonly action: Named<ActionSpec>;
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
    defaults: inDependencyOrder(model, entity, of('default')),
    visible: of('visibleWhen', 'bool'),
    required: of('requiredWhen', 'bool'),
    readOnly: of('readOnlyWhen', 'bool'),
    validations: validationsOf(entity, scope),
  };
  const stamps = stampsOf(entity, scope);
  const actions = actionsOf(model, entity, scope);
  const locks = locksOf(entity, scope);
  const byItself = [...stamps.flatMap(({ when, value }) => [when, value]), ...actions.map(expressionOf)];
  const own = Object.values(parts).flatMap((list) => list.map(expressionOf));
  const checked = reach(model, entity, parts.validations.map(expressionOf));
  const ofItself = checked.rollups.filter(({ via }) => via.length === 0);
  const checkedRollups = new Set(ofItself.map(({ name }) => name));
  const asks = (path: readonly string[]) => readsRelations(model, entity, path);
  const related = {
    ...relatedOf(parts, asks),
    locks: reading([...parts.readOnly, ...locks], asks),
    stamps: stamps.flatMap(({ when, value }) => [when, value]).filter((one) => one.dependencies.some(asks)),
    actions: reading(actions, asks),
  };
  const { relations } = reach(model, entity, own);
  // Gates are asked when a record moves, not again when what they look at changes: they only load.
  const gates = gateExpressions(model, entity).map((text) => checkExpression(text, scope));
  const reached = reach(model, entity, [...own, ...gates, ...byItself, ...locks.map(expressionOf)]);
  return { ...parts, ...reached, locks, stamps, actions, relations, related, checkedRollups };
}

function expressionOf({ expression }: { readonly expression: CheckedExpression }): CheckedExpression {
  return expression;
}

function locksOf({ spec: { locks = {} } }: Entity, scope: ExpressionScope): Lock[] {
  const ordered = Object.entries(locks).toSorted(([, a], [, b]) => (a.order ?? 0) - (b.order ?? 0));
  return ordered.map(([name, { when, message, except }]) => ({
    name,
    expression: checkExpression(when, scope, { expect: 'bool' }),
    message,
    except: new Set(except),
  }));
}

function stampsOf(entity: Entity, scope: ExpressionScope): Stamp[] {
  return [...entity.fields.values()].flatMap((field) => {
    const { stamp } = field.spec;
    if (!stamp) return [];
    const when = checkExpression(stamp.when, scope, { expect: 'bool' });
    return [{ field, when, value: checkExpression(stamp.value, scope) }];
  });
}

function actionsOf(model: Model, entity: Entity, scope: ExpressionScope): SelfDone[] {
  const own = [...model.actions.values()].filter(({ spec }) => spec.entity === entity.key && spec.onChange);
  const ordered = own.toSorted((a, b) => (a.spec.order ?? Infinity) - (b.spec.order ?? Infinity) || 0);
  return ordered.map((action) => ({
    action,
    expression: checkExpression(action.spec.onChange!, scope, { expect: 'bool' }),
  }));
}

type Parts = Pick<Conditions, 'defaults' | 'visible' | 'required' | 'readOnly' | 'validations'>;
type Asks = (path: readonly string[]) => boolean;

function relatedOf({ defaults, visible, required, readOnly, validations }: Parts, asks: Asks) {
  return {
    defaults: reading(defaults, asks),
    conditions: reading([...visible, ...required, ...readOnly], asks),
    validations: reading(validations, asks),
  };
}

function reading(
  list: readonly { readonly expression: CheckedExpression }[],
  asks: Asks,
): CheckedExpression[] {
  return list.map(({ expression }) => expression).filter(({ dependencies }) => dependencies.some(asks));
}

/** A relation is a step of the path, or of what a computed field on it reads. */
function readsRelations(model: Model, entity: Entity, dependency: readonly string[]): boolean {
  return computedReads(model, entity, withoutOld(dependency)).paths.some((path) => {
    let at: Entity | undefined = entity;
    for (const name of path) {
      const field: Field | undefined = at?.fields.get(name);
      if (name.includes(':') || field?.inverse !== undefined) return true;
      at = field?.target === undefined ? undefined : model.entities.get(field.target);
    }
    return false;
  });
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
function inDependencyOrder(
  model: Model,
  entity: Entity,
  defaults: readonly FieldExpression[],
): FieldExpression[] {
  const byName = new Map(defaults.map((one) => [one.field.name, one]));
  const done = new Set<FieldExpression>();
  const visit = (one: FieldExpression, above: ReadonlySet<FieldExpression>) => {
    if (done.has(one) || above.has(one)) return;
    for (const dependency of one.expression.dependencies) {
      for (const [name] of computedReads(model, entity, dependency).paths) {
        const needed = byName.get(name!);
        if (needed) visit(needed, new Set([...above, one]));
      }
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
  const rollups = new Map<string, RollupRead>();
  const relations = new Set<string>();
  for (const { dependencies, ast } of expressions) {
    for (const path of treeTests(ast)) climbed.set(path.join('.'), withoutOld(path));
    for (const dependency of dependencies) {
      const reads = computedReads(model, entity, withoutOld(dependency));
      for (const path of reads.climbed) climbed.set(path.join('.'), path);
      for (const read of reads.rollups) rollups.set([...read.via, read.name].join('.'), read);
      for (const path of reads.paths) {
        const [name = ''] = path;
        if (name.includes(':') || entity.fields.get(name)?.type.storage === 'children') relations.add(name);
        for (const prefix of referencePrefixes(model, entity, path)) followed.set(prefix.join('.'), prefix);
      }
    }
  }
  const [all, trees] = [[...followed.values()], [...climbed.values()]];
  return { followed: all, climbed: trees, relations, rollups: [...rollups.values()] };
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
