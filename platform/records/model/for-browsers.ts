import { pluginFunctionNames } from '../../expression/functions/plugin-functions.ts';
import { isObject } from '../../kernel/json.ts';

const CONDITIONS: ReadonlySet<string> = new Set([
  'visibleWhen',
  'requiredWhen',
  'readOnlyWhen',
  'default',
  'value',
]);

/**
 * The document without conditions that call functions of plugins, whose code is on the server alone: the screens leave
 * them to it.
 */
export function forBrowsers<T>(document: T): T {
  const names = pluginFunctionNames();
  if (names.length === 0) return document;
  return without(document, new RegExp(`\\b(${names.join('|')})\\s*\\(`)) as T;
}

function without(value: unknown, calls: RegExp): unknown {
  if (Array.isArray(value)) return value.map((item) => without(item, calls));
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([name, member]) => !isCall(name, member, calls));
  return Object.fromEntries(kept.map(([name, member]) => [name, without(member, calls)]));
}

/** A condition, or a validation whose condition it is. */
function isCall(name: string, member: unknown, calls: RegExp): boolean {
  if (typeof member === 'string') return CONDITIONS.has(name) && calls.test(member);
  return isObject(member) && typeof member['when'] === 'string' && calls.test(member['when']);
}
