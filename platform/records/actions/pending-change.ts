import { meOf } from '../../access/me.ts';
import { checkExpression } from '../../expression/check-expression.ts';
import { environmentOf } from '../../expression/environment.ts';
import { evaluate } from '../../expression/evaluate/evaluate.ts';
import { stepScope } from '../../model/expression-scope.ts';
import { mappedValue } from '../../model/mapped-value.ts';
import { readIncoming } from '../incoming-values.ts';
import { planOf } from '../record-plan.ts';
import type { Operation } from '../write/operation.ts';
import type { ActionTarget } from './record-action.ts';
import { fitting, valuesFor, type Params } from './stored-values.ts';
import { valuesBehind } from './values-behind.ts';

type Values = Readonly<Record<string, unknown>>;

/**
 * What is to be written to the record of an action: what people entered and what steps set. It is written once, so that
 * rules see the whole; expressions that read what was entered or set see it already.
 */
export class PendingChange {
  #data: Values = {};
  readonly #given: Record<string, unknown> = {};
  readonly #changed: Record<string, unknown> = {};

  constructor(private readonly target: ActionTarget) {}

  /** What people entered; it is theirs to be allowed. */
  enter(data: Values): void {
    const { read, entity } = this.target;
    this.#data = data;
    Object.assign(this.#changed, readIncoming(planOf(read.catalog.model, entity), data).values);
  }

  async set(mapping: Readonly<Record<string, string>>, params: Params): Promise<void> {
    const { entity, record } = this.target;
    const fields = Object.keys(mapping).map((name) => entity.fields.get(name)!);
    const values = await this.valuesOf(Object.values(mapping), params, (index) => {
      const mapped = mappedValue(Object.values(mapping)[index]!, entity, fields[index]!);
      if (mapped.kind === 'copied') return [{ ...record, ...this.#changed }[mapped.field.name] ?? null];
      return mapped.kind === 'pointer' ? [{ entity: entity.key, id: record.id }] : undefined;
    });
    fields.forEach((field, index) => {
      const value = fitting(values[index], field);
      this.#given[field.name] = this.#changed[field.name] = value;
    });
  }

  operation(): Operation | undefined {
    if (Object.keys(this.#data).length + Object.keys(this.#given).length === 0) return undefined;
    // What a step sets holds, whatever was entered.
    const data = Object.fromEntries(Object.entries(this.#data).filter(([name]) => !(name in this.#given)));
    return { op: 'update', id: this.target.id, data, given: this.#given };
  }

  /** Each expression's value on the record as it will be. */
  async valuesOf(
    texts: readonly string[],
    params: Params,
    known: (index: number) => readonly [unknown] | undefined = () => undefined,
  ): Promise<readonly unknown[]> {
    const taken = await Promise.all(
      texts.map(async (text, index) => known(index) ?? (await this.#early(text, params))),
    );
    const open = texts.filter((_, index) => !taken[index]);
    const { read, entity, id } = this.target;
    const stored = open.length === 0 ? [] : [...(await valuesFor(read, entity, id, open, params))];
    return taken.map((one) => (one ? one[0] : stored.shift()));
  }

  /** An expression over what is not stored yet; undefined: the database knows all it reads. */
  async #early(text: string, params: Params): Promise<readonly [unknown] | undefined> {
    const { read, entity, record } = this.target;
    const { catalog, caller, now, organisation } = read;
    const checked = checkExpression(text, stepScope(catalog.model, entity, params.types));
    const changed = checked.dependencies.filter(([first = '']) => first in this.#changed);
    if (changed.length === 0) return undefined;
    const behind = await valuesBehind(read, entity, this.#changed, changed);
    const values = { ...record, ...this.#changed, ...behind, me: meOf(caller), params: params.values };
    const calendar = { now, timeZone: organisation.timeZone, language: caller.locale };
    return [evaluate(checked, environmentOf(values, calendar))];
  }
}
