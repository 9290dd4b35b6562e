import { isObject } from '../../kernel/json.ts';
import type { Memory } from '../run/memory.ts';

const LONGEST = 300;

/** A value as people read it in a failure: records by their names, nothing longer than a few lines. */
export function shown(value: unknown, memory: Memory): string {
  const text = value === undefined ? '∅' : JSON.stringify(named(value, memory));
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function named(value: unknown, memory: Memory): unknown {
  if (typeof value === 'string') return memory.nameOf(value);
  if (Array.isArray(value)) return value.map((inner: unknown) => named(inner, memory));
  if (!isObject(value)) return value;
  const { id, title } = value;
  if (typeof id === 'string' && Object.keys(value).length === 2 && 'title' in value) {
    const name = memory.nameOf(id);
    return name === id ? title : name;
  }
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, named(inner, memory)]));
}
