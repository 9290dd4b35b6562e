import { Malformed } from '../kernel/errors.ts';
import { messages } from './messages.ts';

/** Deepest nesting of objects and lists a request body may have. */
export const MAX_DEPTH = 32;

/** Refuses JSON nested deeper than the limit, so that nothing behind it can exhaust the stack. */
export function refuseDeepJson(value: unknown, depth = 0): void {
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return;
  if (depth >= MAX_DEPTH) throw new Malformed(messages.tooDeep({ limit: MAX_DEPTH }));
  if (Array.isArray(value)) for (const item of value) refuseDeepJson(item, depth + 1);
  else for (const key in value) refuseDeepJson((value as Record<string, unknown>)[key], depth + 1);
}
