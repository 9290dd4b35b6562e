import { checkExpression } from '../../expression/check-expression.ts';
import { stepScope } from '../../model/expression-scope.ts';
import { mappedValue } from '../../model/mapped-value.ts';
import { readIncoming } from '../incoming-values.ts';
import { computedReads } from '../computed-reads.ts';
import { planOf } from '../record-plan.ts';
import type { RecordWriter } from '../record-writer.ts';
import type { WriteOptions } from '../write/write-session.ts';
import type { Operation } from '../write/operation.ts';
import type { ActionTarget } from './record-action.ts';
import { fitting, valuesFor, type Params } from './stored-values.ts';

type Values = Readonly<Record<string, unknown>>;

/**
 * What is to be written to the record of an action: what people entered and what steps set. It is written once, so that
 * rules see the whole; expressions that read what was entered or set see it already.
 */
export class PendingChange {
  #data: Values = {};
  readonly #given: Record<string, unknown> = {};
  readonly #changed: Record<string, unknown> = {};

  constructor(
    private readonly writer: RecordWriter,
    private readonly target: ActionTarget,
    private readonly options: WriteOptions,
  ) {}

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

  /** Each expression's value on the record as it will be, with its rows and what is computed of them. */
  async valuesOf(
    texts: readonly string[],
    params: Params,
    known: (index: number) => readonly [unknown] | undefined = () => undefined,
  ): Promise<readonly unknown[]> {
    const taken = texts.map((_, index) => known(index));
    const open = texts.filter((_, index) => !taken[index]);
    const found = open.length === 0 ? [] : [...(await this.#computed(open, params))];
    return taken.map((one) => (one ? one[0] : found.shift()));
  }

  async #computed(texts: readonly string[], params: Params): Promise<readonly unknown[]> {
    const { read, entity, id } = this.target;
    const ask = () => valuesFor(read, entity, id, texts, params);
    const operation = this.operation();
    if (!operation || !this.#isRead(texts, params)) return ask();
    return this.writer.asIf(read.caller, entity.key, operation, this.options, read.session, ask);
  }

  /** Whether what is not stored yet may decide one of the expressions. */
  #isRead(texts: readonly string[], params: Params): boolean {
    const { read, entity } = this.target;
    const { model } = read.catalog;
    const scope = stepScope(model, entity, params.types);
    const changed = new Set([...Object.keys(this.#data), ...Object.keys(this.#given)]);
    const paths = texts.flatMap((text) => checkExpression(text, scope).dependencies);
    return paths.some((path) => {
      const { paths: behind, rollups } = computedReads(model, entity, path);
      return rollups.length > 0 || behind.some(([name = '']) => changed.has(name) || name.includes(':'));
    });
  }
}
