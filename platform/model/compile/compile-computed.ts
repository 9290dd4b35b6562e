import type { CheckedExpression, Expression } from '../../expression/expression.ts';
import { operands } from '../../expression/expression.ts';
import { computedMessages as messages } from '../check/computed-messages.ts';
import type {
  Computed,
  ComputedFormula,
  ComputedInput,
  ComputedLookup,
  ComputedRollup,
} from '../computed.ts';
import { valueScope } from '../expression-scope.ts';
import type { Field, Model } from '../model.ts';
import type { Compilation } from './compilation.ts';
import { splitRelation, type EntityDraft } from './compile-entity.ts';
import { checkedAt } from './compile-expression.ts';
import { isComputed } from './computed-types.ts';
import { currencyOf, fieldAt, refuseOtherCurrency } from './computed-currency.ts';
import { isIndexable, knowsNoZone } from './independent-expression.ts';
import { rollupReference } from './rollup-reference.ts';

/**
 * Checks what computed fields say, and writes into each where its value comes from; refuses circles of them.
 *
 * @param known a Model of the same fields: where its values come from, theirs do
 */
export function compileComputedFields(compilation: Compilation, known?: Model): void {
  const computing = new Computing(compilation, known);
  for (const draft of compilation.entities.values())
    for (const field of draft.fields.values()) if (isComputed(field)) computing.settle(draft, field.name);
}

class Computing {
  /** Fields being settled, each because of the one before. */
  readonly #open: string[] = [];
  readonly #done = new Set<string>();

  constructor(
    private readonly compilation: Compilation,
    private readonly known: Model | undefined,
  ) {}

  /** The field with what it is computed from; undefined where that is wrong, which has been reported. */
  settle(draft: EntityDraft, name: string): Field | undefined {
    const field = draft.fields.get(name);
    if (!field || !isComputed(field)) return field;
    const key = `${draft.key}.${name}`;
    if (this.#done.has(key)) return field.computed && field;
    if (this.#open.includes(key)) return this.#refuseCircle(draft, name, key);
    this.#open.push(key);
    const done = this.known?.entities.get(draft.key)?.fields.get(name)?.computed;
    const computed = done ?? this.#compute(draft, field);
    this.#open.pop();
    this.#done.add(key);
    if (!computed) return undefined;
    const settled = { ...field, ...currencyOf(field, computed, draft, this.compilation), computed };
    draft.fields.set(name, settled);
    return settled;
  }

  #refuseCircle({ node }: EntityDraft, name: string, key: string): undefined {
    const circle = [...this.#open.slice(this.#open.indexOf(key)), key].join(' → ');
    this.compilation.report(node, ['fields', name], messages.computedCircle({ circle }));
    return undefined;
  }

  #compute(draft: EntityDraft, field: Field): Computed | undefined {
    switch (field.spec.type) {
      case 'formula':
        return this.#formula(draft, field);
      case 'lookup':
        return this.#lookup(draft, field);
      default:
        return this.#rollup(draft, field);
    }
  }

  #formula(draft: EntityDraft, { name, spec, type }: Field): ComputedFormula | undefined {
    const at = ['fields', name];
    const expression = this.#check(String(spec.value), type.expressionType(spec), draft, draft, [
      ...at,
      'value',
    ]);
    if (!expression) return undefined;
    const inputs = this.#inputs(draft, [expression]);
    if (!inputs) return undefined;
    const indexed = spec.indexed === true;
    const readsClock = expression.readsClock || inputs.readsClock;
    const isPlain = inputs.isOwn && inputs.list.every(({ field }) => !isRollup(draft.fields.get(field)));
    if (indexed && (readsClock || !isPlain || !isIndexable(expression)))
      this.compilation.report(draft.node, [...at, 'indexed'], messages.notIndexable({ name }));
    return { kind: 'formula', expression, indexed, readsClock, inputs: inputs.list };
  }

  #lookup(draft: EntityDraft, { type, spec }: Field): ComputedLookup | undefined {
    if (type.name === 'lookup') return undefined;
    const path = String(spec.path).split('.');
    const inputs = this.#inputsOfPaths(draft, [path]);
    if (!inputs) return undefined;
    const end = fieldAt(path, draft, this.compilation.entities);
    const inBase = end?.spec.currencyField !== undefined && spec.currencyField === undefined;
    const whole = inBase ? [...path, 'base'] : path;
    return { kind: 'lookup', path: whole, readsClock: inputs.readsClock, inputs: inputs.list };
  }

  #rollup(draft: EntityDraft, field: Field): ComputedRollup | undefined {
    const { spec, name, type } = field;
    const found = rollupReference(field, draft, this.compilation);
    if (!found || type.name === 'rollup') return undefined;
    const { child, reference } = found;
    const at = ['fields', name];
    const text = spec.field ?? spec.value;
    const property = spec.field === undefined ? 'value' : 'field';
    const expect = spec.value === undefined ? undefined : type.expressionType(spec);
    const value =
      text === undefined ? undefined : this.#check(String(text), expect, child, draft, [...at, property]);
    const where =
      spec.where === undefined
        ? undefined
        : this.#check(String(spec.where), 'bool', child, draft, [...at, 'where']);
    const dated = this.#dated(draft, field, child);
    if ((text !== undefined && !value) || (spec.where !== undefined && !where)) return undefined;
    if (spec.dated !== undefined && !dated) return undefined;
    const expressions = [value, where].filter((one) => one !== undefined);
    const inputs = this.#inputs(child, expressions);
    if (!inputs) return undefined;
    refuseOtherCurrency(field, value, draft, child, reference, this.compilation);
    const readsClock = inputs.readsClock || expressions.some((one) => one.readsClock);
    return {
      kind: 'rollup',
      of: child.key,
      reference: reference.name,
      measure: spec.measure as ComputedRollup['measure'],
      value,
      where,
      dated,
      stored: !readsClock && inputs.isOwn && expressions.every(knowsNoZone),
      readsClock,
      inputs: [{ entity: child.key, field: reference.name }, ...inputs.list],
    };
  }

  /** From its date on a record counts. */
  #dated(draft: EntityDraft, { spec, name }: Field, child: EntityDraft): CheckedExpression | undefined {
    if (spec.dated === undefined) return undefined;
    const at = ['fields', name, 'dated'];
    const date = child.fields.get(String(spec.dated));
    const types: readonly (string | undefined)[] = ['date', 'dateTime'];
    if (date && types.includes(date.type.name)) {
      const day = date.type.name === 'date' ? date.name : `date(${date.name})`;
      return this.#check(`${day} <= today()`, 'bool', child, draft, at);
    }
    const message = messages.rollupDated({ name: String(spec.dated), entity: child.key });
    this.compilation.report(draft.node, at, message);
    return undefined;
  }

  #check(
    text: string,
    expect: Parameters<typeof checkedAt>[1],
    over: EntityDraft,
    { node }: EntityDraft,
    path: readonly string[],
  ): CheckedExpression | undefined {
    return checkedAt(text, expect, valueScope(this.compilation, over), this.compilation.report, node, path);
  }

  #inputs(draft: EntityDraft, expressions: readonly CheckedExpression[]): Inputs | undefined {
    const inputs = this.#inputsOfPaths(
      draft,
      expressions.flatMap(({ dependencies }) => dependencies),
    );
    const climbs = expressions.some(({ ast }) => asksTree(ast));
    return inputs && { ...inputs, isOwn: inputs.isOwn && !climbs };
  }

  #inputsOfPaths(draft: EntityDraft, paths: readonly (readonly string[])[]): Inputs | undefined {
    const found = new Map<string, ComputedInput>();
    let readsClock = false;
    let isOwn = true;
    for (const path of paths) {
      let at: EntityDraft | undefined = draft;
      for (const [index, name] of path.entries()) {
        if (!at) break;
        if (!at.fields.has(name)) {
          // Records of another entity that refer here: `library:loan.book`.
          const [entity, field] = splitRelation(name);
          found.set(name, { entity, field });
          isOwn = false;
          at = this.compilation.entities.get(entity);
          continue;
        }
        const field = this.settle(at, name);
        if (!field) return undefined;
        found.set(`${at.key}.${name}`, { entity: at.key, field: name });
        for (const input of field.computed?.inputs ?? []) found.set(`${input.entity}.${input.field}`, input);
        readsClock ||= field.computed?.readsClock === true;
        isOwn &&= (index === 0 || name === 'id') && isKept(field, at);
        at = field.target === undefined ? undefined : this.compilation.entities.get(field.target);
      }
    }
    return { list: [...found.values()], readsClock, isOwn };
  }
}

function isRollup(field: Field | undefined): boolean {
  return field?.spec.type === 'rollup';
}

interface Inputs {
  readonly list: readonly ComputedInput[];
  readonly readsClock: boolean;
  /** All that is read stands in the record at hand (or beside it), and changes only when that does. */
  readonly isOwn: boolean;
}

/** The value changes only when the record itself is written, or is a stored roll-up of it. */
function isKept({ type, computed }: Field, draft: EntityDraft): boolean {
  if (!computed) return type.storage === 'columns';
  if (computed.kind === 'rollup') return computed.stored;
  if (computed.kind === 'lookup' || computed.readsClock || asksTree(computed.expression.ast)) return false;
  return (
    knowsNoZone(computed.expression) &&
    computed.expression.dependencies.every(([first, ...rest]) => {
      const field = draft.fields.get(first!);
      return (
        field !== undefined &&
        isKept(field, draft) &&
        (field.target === undefined || rest.every((name) => name === 'id'))
      );
    })
  );
}

function asksTree(tree: Expression): boolean {
  return (tree.op === 'call' && tree.fn === 'isWithin') || operands(tree).some(asksTree);
}
