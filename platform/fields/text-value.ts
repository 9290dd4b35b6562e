import type { JsonSchema } from '../kernel/json.ts';
import type { Message } from '../kernel/text.ts';
import { specMessages } from './messages.ts';

export interface LengthSpec {
  readonly minLength?: number;
  readonly maxLength?: number;
}

/** Text of one line: trimmed, every run of line breaks a space. Anything but text stays as it is; '' is null. */
export function tidyLine(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const lines = value.split(/[\r\n\u2028\u2029]/).map((line) => line.trim());
  return lines.filter(Boolean).join(' ') || null;
}

/** Text of many lines: line ends as `\n`, no blanks at the end. */
export function tidyLines(value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/\r\n?/g, '\n').trimEnd() || null : value;
}

export function lengthParameters(usual: number, most: number): Readonly<Record<string, JsonSchema>> {
  return {
    minLength: { type: 'integer', minimum: 1, maximum: most, description: 'Fewest characters of a value.' },
    maxLength: {
      type: 'integer',
      minimum: 1,
      maximum: most,
      description: `Most characters of a value; ${usual} unless given.`,
    },
  };
}

export function* checkLengths(spec: LengthSpec, usual: number): Iterable<Message> {
  const highValue = spec.maxLength ?? usual;
  const lowValue = spec.minLength ?? 0;
  if (lowValue > highValue) {
    yield specMessages.minimumOverMaximum({ low: 'minLength', lowValue, high: 'maxLength', highValue });
  }
}
