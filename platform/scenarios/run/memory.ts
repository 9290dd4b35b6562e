import { isObject } from '../../kernel/json.ts';
import type { Entity } from '../../model/model.ts';
import { messages } from '../messages.ts';
import { StepFailure } from './step-failure.ts';

/** What a name stands for while a scenario runs. */
export interface Remembered {
  readonly entity?: Entity | undefined;
  readonly id?: string | undefined;
  /** The last answer that showed it. */
  readonly body: unknown;
}

/** The records and answers of a scenario by the names it gives them. */
export class Memory {
  readonly #byName = new Map<string, Remembered>();
  readonly #names = new Map<string, string>();

  remember(name: string, what: Remembered): void {
    this.#byName.set(name, what);
    if (what.id !== undefined && !this.#names.has(what.id)) this.#names.set(what.id, name);
  }

  /** A record that was answered, with its line items by the keys they were sent under. */
  rememberRecord(
    name: string,
    entity: Entity,
    body: unknown,
    sent: Readonly<Record<string, unknown>> = {},
  ): void {
    if (!isObject(body) || typeof body['id'] !== 'string') return;
    this.remember(name, { entity, id: body['id'], body });
    for (const { name: field } of entity.children) {
      const [rows, keys] = [body[field], Object.keys(isObject(sent[field]) ? sent[field] : {})];
      if (!Array.isArray(rows) || rows.length !== keys.length) continue;
      for (const [index, key] of keys.entries()) {
        const row: unknown = rows[index];
        if (isObject(row)) this.remember(`${name}.${field}.${key}`, { id: String(row['id']), body: row });
      }
    }
  }

  find(name: string): Remembered | undefined {
    return this.#byName.get(name);
  }

  /** @throws StepFailure where a step that should have made it did not */
  idOf(name: string): string {
    const id = this.find(name)?.id;
    if (id === undefined) throw new StepFailure(messages.unknownPart({ path: name }));
    return id;
  }

  /** The name of a record, for people; the id where it has none. */
  nameOf(id: string): string {
    return this.#names.get(id) ?? id;
  }

  /** Texts with `${name}` (the id of a record) and `${name.path}` (part of an answer) filled in, however deep. */
  fill<T>(value: T): T {
    if (typeof value === 'string') {
      return value.replace(PLACEHOLDER, (_, path: string) => this.#part(path)) as T;
    }
    if (Array.isArray(value)) return value.map((inner: unknown) => this.fill(inner)) as T;
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, this.fill(inner)])) as T;
  }

  #part(path: string): string {
    const whole = this.find(path);
    if (whole?.id !== undefined) return whole.id;
    const steps = path.split('.');
    for (let length = steps.length; length > 0; length--) {
      const found = this.find(steps.slice(0, length).join('.'));
      const value = found && at(found.body, steps.slice(length));
      if (value !== undefined && value !== null)
        return typeof value === 'object' ? JSON.stringify(value) : String(value);
    }
    throw new StepFailure(messages.unknownPart({ path }));
  }
}

const PLACEHOLDER = /\$\{([A-Za-z0-9_.]+)\}/g;

/** A part of a value by path: `reader.title`, `items.0.id`. */
export function at(value: unknown, path: readonly string[]): unknown {
  let part = value;
  for (const step of path) {
    if (typeof part !== 'object' || part === null) return undefined;
    part = (part as Record<string, unknown>)[step];
  }
  return part;
}
