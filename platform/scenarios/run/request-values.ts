import { isObject } from '../../kernel/json.ts';
import type { Entity, Field, Model } from '../../model/model.ts';
import { madeNames } from '../made-names.ts';
import type { Memory } from './memory.ts';

/** Values as a request sends them: names of records become ids, keyed line items a list. */
export class RequestValues {
  constructor(
    private readonly model: () => Model,
    private readonly memory: Memory,
  ) {}

  /** @param record the name of the record that is written, whose line items have ids already */
  of(entity: Entity, values: Readonly<Record<string, unknown>>, record?: string): Record<string, unknown> {
    const entries = Object.entries(values).map(([name, value]) => [
      name,
      this.#value(entity.fields.get(name), value, record && `${record}.${name}`),
    ]);
    return Object.fromEntries(entries);
  }

  /** What an action is sent: values of the record, and of what it makes by name. */
  forAction(
    entity: Entity,
    action: string,
    values: Readonly<Record<string, unknown>>,
  ): Record<string, unknown> {
    const made = madeNames(this.model(), entity, action);
    const entries = Object.entries(values).map(([name, value]) => {
      const target = isObject(value) ? made.get(name) : undefined;
      return target
        ? [name, this.of(target, value as Record<string, unknown>)]
        : [name, this.#value(entity.fields.get(name), value, undefined)];
    });
    return Object.fromEntries(entries) as Record<string, unknown>;
  }

  #value(field: Field | undefined, value: unknown, place: string | undefined): unknown {
    if (field?.type.storage === 'children' && isObject(value)) return this.#rows(field, value, place);
    if (field?.type.name === 'anyReference' && typeof value === 'string') {
      const known = this.memory.find(value);
      return known?.entity ? { entity: known.entity.key, id: known.id } : this.memory.fill(value);
    }
    if (field?.target && field.type.storage !== 'children') {
      return Array.isArray(value) ? value.map((one) => this.#id(one)) : this.#id(value);
    }
    return this.memory.fill(value);
  }

  #rows(field: Field, rows: Readonly<Record<string, unknown>>, place: string | undefined): unknown[] {
    const child = this.model().entity(field.target!);
    return Object.entries(rows).map(([key, row]) => {
      const id = this.memory.find(`${place}.${key}`)?.id;
      return { ...(id === undefined ? {} : { id }), ...this.of(child, row as Record<string, unknown>) };
    });
  }

  #id(value: unknown): unknown {
    if (typeof value !== 'string') return this.memory.fill(value);
    return value.includes('${') ? this.memory.fill(value) : this.memory.idOf(value);
  }
}
