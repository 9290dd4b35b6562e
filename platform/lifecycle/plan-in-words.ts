import { isObject } from '../kernel/json.ts';
import { renderMessage, type Locale, type Message } from '../kernel/text.ts';

/** What goes over HTTP of something with messages in it: each in the caller's language. */
export function inWords(value: unknown, locale: Locale): unknown {
  if (Array.isArray(value)) return value.map((one) => inWords(one, locale));
  if (!isObject(value)) return value;
  if (isMessage(value)) return renderMessage(value, locale);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inWords(inner, locale)]));
}

function isMessage(value: Record<string, unknown>): value is Record<string, unknown> & Message {
  return typeof value['code'] === 'string' && isObject(value['text']) && isObject(value['parameters']);
}
