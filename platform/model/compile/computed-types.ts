import { computedType } from '../../fields/computed/computed-type.ts';
import { resultTypes } from '../../fields/computed/result-types.ts';
import type { FieldType } from '../../fields/field-type.ts';
import { fieldType } from '../../fields/field-types.ts';
import { computedMessages as messages } from '../check/computed-messages.ts';
import type { Field } from '../model.ts';
import type { Compilation } from './compilation.ts';
import type { EntityDraft } from './compile-entity.ts';
import { followPath, missing } from './field-path.ts';

/** Gives every computed field the type, target and parameters of its result; expressions are checked afterwards. */
export function typeComputedFields(compilation: Compilation): void {
  const typing = new Typing(compilation);
  for (const draft of compilation.entities.values())
    for (const name of draft.fields.keys()) typing.settle(draft, name);
}

export function isComputed({ spec }: Field): boolean {
  return COMPUTED.has(spec.type);
}

const COMPUTED: ReadonlySet<string> = new Set(['formula', 'lookup', 'rollup']);

/** What a result takes over from the field it comes from: parameters of its type, not what is said of the field. */
const OWN: ReadonlySet<string> = new Set(
  (
    'type label help order required readOnly unique searchable default tracked visibleWhen requiredWhen readOnlyWhen ' +
    'onDelete currencyField min max pattern result value indexed path of measure field where gapless'
  ).split(' '),
);

/** Types that only make sense where the value is kept, and what their values are elsewhere. */
const ELSEWHERE: Readonly<Record<string, string>> = { treeParent: 'reference', autoNumber: 'text' };

class Typing {
  readonly #begun = new Set<Field>();

  constructor(private readonly compilation: Compilation) {}

  /** The field with its type; types of what it reads are settled first. */
  settle(draft: EntityDraft, name: string): Field | undefined {
    const field = draft.fields.get(name);
    if (!field || !isComputed(field) || this.#begun.has(field)) return field;
    this.#begun.add(field);
    const result = this.#result(draft, field);
    if (result) {
      draft.fields.set(name, result);
      this.#begun.add(result);
    }
    return result ?? field;
  }

  #result(draft: EntityDraft, field: Field): Field | undefined {
    if (field.spec.type === 'lookup') return this.#lookup(draft, field);
    const named = resultTypes.get(String(field.spec.result));
    if (named) return { ...field, type: computedType(named) };
    return field.spec.type === 'rollup' ? this.#rollup(draft, field) : undefined;
  }

  #lookup(draft: EntityDraft, field: Field): Field | undefined {
    const path = String(field.spec.path);
    this.#settleAlong(draft, path.split('.'));
    const end = followPath(this.compilation.entities, draft, path);
    const at = ['fields', field.name, 'path'];
    if ('problem' in end) this.compilation.report(draft.node, at, end.problem);
    if (!('field' in end)) return undefined;
    if (!isOneValue(end.field)) {
      const { name, type } = end.field;
      this.compilation.report(draft.node, at, messages.lookupUnfit({ name, type: type.name }));
      return undefined;
    }
    return resultOf(field, end.field);
  }

  #settleAlong(draft: EntityDraft, names: readonly string[]): void {
    let at: EntityDraft | undefined = draft;
    for (const name of names) {
      const field: Field | undefined = at && this.settle(at, name);
      at = field?.target === undefined ? undefined : this.compilation.entities.get(field.target);
    }
  }

  #rollup(draft: EntityDraft, field: Field): Field | undefined {
    const { measure, of, field: name } = field.spec;
    if (measure === 'count')
      return { ...field, type: computedType(BIG_COUNT.type), spec: { ...field.spec, big: true } };
    const child = this.compilation.entities.get(String(of).slice(0, String(of).lastIndexOf('.')));
    if (!child || typeof name !== 'string') return undefined;
    const value = this.settle(child, name);
    const at = ['fields', field.name, 'field'];
    if (!value) {
      const end = missing(child, name);
      if ('problem' in end) this.compilation.report(draft.node, at, end.problem);
      return undefined;
    }
    const { kind } = value.type.expressionType(value.spec);
    const fits =
      kind === 'int' || kind === 'decimal' || ((measure === 'min' || measure === 'max') && TIMES.has(kind));
    if (!fits || value.type.storage === 'children') {
      this.compilation.report(
        draft.node,
        at,
        messages.rollupUnfit({ name, type: value.type.name, measure: String(measure) }),
      );
      return undefined;
    }
    const result = resultOf(field, value);
    return measure === 'avg' && value.type.name === 'integer'
      ? { ...result, type: computedType(fieldType('decimal')!) }
      : result;
  }
}

const BIG_COUNT = { type: fieldType('integer')! };
const TIMES: ReadonlySet<string> = new Set(['date', 'dateTime', 'time']);

/** One value in columns of its own record. */
function isOneValue({ type }: Field): boolean {
  return (
    (type.storage === 'columns' || type.storage === 'computed') &&
    type.name !== 'anyReference' &&
    type.name !== 'lookup'
  );
}

function resultOf(field: Field, from: Field): Field {
  const word = ELSEWHERE[from.type.name] ?? from.type.name;
  const type: FieldType = fieldType(word) ?? from.type;
  const parameters = Object.entries(from.spec).filter(([name]) => !OWN.has(name));
  const to = from.target === undefined ? {} : { to: from.target };
  const big = type.name === 'integer' ? { big: true } : {};
  return {
    ...field,
    type: computedType(type),
    spec: { ...Object.fromEntries(parameters), ...to, ...big, ...field.spec },
    target: from.target,
  };
}
