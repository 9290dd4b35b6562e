import { isObject } from '../../kernel/json.ts';
import type { Message } from '../../kernel/text.ts';
import type { ScenarioExpect } from '../../model/metadata.generated.ts';
import { messages } from '../messages.ts';
import { answeredCount, answeredRows } from '../run/answered-rows.ts';
import type { Answer } from '../run/client.ts';
import { filesOf } from '../run/ask-metadata.ts';
import { at, type Memory } from '../run/memory.ts';
import { StepFailure } from '../run/step-failure.ts';
import type { ScenarioStep } from '../../model/metadata.generated.ts';
import type { StepKind } from '../step-kinds.ts';
import { meetRefusal, meetSuccess } from './meet-refusal.ts';
import { meetRows } from './meet-rows.ts';
import { isSame } from './same-value.ts';
import { shown } from './shown.ts';

/** @throws StepFailure naming what was expected and what was found */
export function meetExpectation(kind: StepKind, step: ScenarioStep, answer: Answer, memory: Memory): void {
  const expect = memory.fill(step.expect ?? {});
  if (expect.refused !== undefined) meetRefusal(expect.refused, answer);
  else if (expect.status === undefined) meetSuccess(answer);
  if (expect.status !== undefined && answer.status !== expect.status)
    differ('status', expect.status, answer.status, memory);
  meetValues(expect, answer, memory);
  meetTexts(expect, answer, memory);
  meetSizes(expect, answer, memory);
  const rows = answer.status < 400 ? answeredRows(kind, step, answer) : [];
  meetRows(expect, rows, memory);
  if (expect.count === undefined) return;
  const count = answeredCount(kind, answer, rows);
  if (count !== expect.count) differ('count', expect.count, count, memory);
}

function meetValues({ values = {}, absent = [] }: ScenarioExpect, { body }: Answer, memory: Memory): void {
  for (const [path, expected] of Object.entries(values)) {
    const found = valueAt(body, path);
    if (!isSame(expected, found, memory)) differ(path, expected, found, memory);
  }
  for (const path of absent) {
    const found = valueAt(body, path);
    if (found !== undefined) differ(path, undefined, found, memory);
  }
}

function meetSizes({ size = {}, sameFilesAs }: ScenarioExpect, { body }: Answer, memory: Memory): void {
  for (const [path, expected] of Object.entries(size)) {
    const list = valueAt(body, path);
    const found = Array.isArray(list) ? list.length : undefined;
    if (found !== expected)
      differ(`size of ${path}`, expected, found === undefined ? undefined : list, memory);
  }
  if (sameFilesAs === undefined) return;
  const [expected, found] = [filesOf({ memory }, sameFilesAs), isObject(body) ? body : {}];
  for (const path of new Set([...Object.keys(expected), ...Object.keys(found)]))
    if (expected[path] !== found[path]) differ(path, expected[path], found[path], memory);
}

/** A key that holds dots itself goes before a path. */
function valueAt(body: unknown, path: string): unknown {
  return isObject(body) && Object.hasOwn(body, path) ? body[path] : at(body, path.split('.'));
}

function meetTexts(
  { contains = [], lacks = [], withinMs }: ScenarioExpect,
  { text, ms }: Answer,
  memory: Memory,
): void {
  for (const one of contains) if (!text.includes(one)) differ('contains', one, text, memory);
  for (const one of lacks) if (text.includes(one)) differ('lacks', undefined, one, memory);
  if (withinMs !== undefined && ms > withinMs) differ('withinMs', withinMs, Math.round(ms), memory);
}

export function differ(what: string, expected: unknown, found: unknown, memory: Memory): never {
  throw new StepFailure(difference(what, expected, found, memory));
}

function difference(what: string, expected: unknown, found: unknown, memory: Memory): Message {
  return messages.expected({ what, expected: shown(expected, memory), found: shown(found, memory) });
}
