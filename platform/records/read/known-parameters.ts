import { Malformed } from '../../kernel/errors.ts';
import { messages } from '../messages.ts';

export type Query = Readonly<Record<string, unknown>>;

/** A misspelt parameter would be an answer to another question. @throws Malformed naming those there are */
export function refuseUnknownParameters(query: Query, allowed: readonly string[]): void {
  const unknown = Object.keys(query).find((name) => !allowed.includes(name));
  if (unknown === undefined) return;
  const known = allowed.join(', ') || { 'zh-CN': '无', en: 'none' };
  throw new Malformed(messages.unknownParameter({ name: unknown.slice(0, 60), allowed: known }));
}
