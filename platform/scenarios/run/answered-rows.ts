import { parse } from 'csv-parse/sync';
import { isObject } from '../../kernel/json.ts';
import type { ScenarioStep } from '../../model/metadata.generated.ts';
import type { StepKind } from '../step-kinds.ts';
import type { Answer } from './client.ts';

type Row = Readonly<Record<string, unknown>>;

/** The rows of an answer, whatever its kind calls them. */
export function answeredRows(kind: StepKind, step: ScenarioStep, { body, text }: Answer): readonly Row[] {
  if (kind === 'export') return exported(step, text);
  const list = isObject(body) ? LISTS.map((name) => body[name]).find(Array.isArray) : body;
  const rows = Array.isArray(list) ? list.filter(isObject) : [];
  return kind === 'history' ? rows.flatMap(changes) : rows;
}

/** What lists are called: records, rows of a query, results of a batch, outcomes and changes of a plan. */
const LISTS = ['items', 'rows', 'results', 'outcomes', 'changes'] as const;

/** Lines of a CSV file by the fields that were asked for, else by the words of its first line. */
function exported({ fields }: ScenarioStep, text: string): Row[] {
  const [heading = [], ...lines] = parse(text, { bom: true, relax_column_count: true }) as string[][];
  const names = fields ?? heading;
  return lines.map((line) => Object.fromEntries(line.map((cell, index) => [names[index] ?? index, cell])));
}

/** An entry of a history as one row for each field, with `field`, `old` and `new` beside who did it when. */
function changes({ changes: changed, ...entry }: Record<string, unknown>): Row[] {
  const fields = Object.entries(isObject(changed) ? changed : {});
  if (fields.length === 0) return [entry];
  return fields.map(([field, change]) => ({ ...entry, field, ...(isObject(change) ? change : {}) }));
}

/** How many records an answer speaks of: all pages of a list, else its rows. */
export function answeredCount(kind: StepKind, { body }: Answer, rows: readonly Row[]): number {
  if (kind !== 'history' && isObject(body) && typeof body['count'] === 'number') return body['count'];
  return rows.length;
}
