import type { FieldDocument } from '../../../model/model-document.ts';
import { quoted } from '../../../api/quoted.ts';

export const PERIODS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type Period = (typeof PERIODS)[number];

/** What the rows of a list stand under headings by. */
export interface Grouping {
  readonly field: string;
  readonly by?: Period | undefined;
}

/** `stage`, or `expectedDate:month`. */
export function readGrouping(text: string | undefined): Grouping | undefined {
  const [field, by] = (text ?? '').split(':');
  if (!field) return undefined;
  const period = PERIODS.find((one) => one === by);
  return period ? { field, by: period } : { field };
}

export function writeGrouping(grouping: Grouping | undefined): string {
  return grouping ? [grouping.field, grouping.by].filter(Boolean).join(':') : '';
}

/** Fields a list can be grouped by: few values, each of them in the row itself. */
export function isGroupable(field: FieldDocument): boolean {
  return field.filterable && (GROUPABLE.has(field.type) || isDated(field));
}

const GROUPABLE: ReadonlySet<string> = new Set([
  'select',
  'classification',
  'process',
  'stage',
  'boolean',
  'reference',
  'user',
  'department',
  'treeParent',
  'rating',
]);

export function isDated({ expressionType: { kind } }: FieldDocument): boolean {
  return kind === 'date' || kind === 'dateTime';
}

/** The condition of a group of the rows with this value, as an aggregate gives it (references as `{id, title}`). */
export function groupCondition(field: FieldDocument, { by }: Grouping, value: unknown): string {
  const { name } = field;
  if (value === null || value === undefined) return `${name} == null`;
  if (isDated(field)) {
    const from = String(value).slice(0, 10);
    return `${name} >= '${from}' && ${name} < '${periodAfter(from, by ?? 'day')}'`;
  }
  if (typeof value === 'object') return `${name} == ${quoted(String((value as { id?: unknown }).id))}`;
  return typeof value === 'string' ? `${name} == ${quoted(value)}` : `${name} == ${String(value)}`;
}

/** The first day of the next period: `periodAfter('2026-12-01', 'month')` is `2027-01-01`. */
export function periodAfter(from: string, by: Period): string {
  const date = new Date(`${from}T00:00:00Z`);
  if (by === 'day' || by === 'week') date.setUTCDate(date.getUTCDate() + (by === 'day' ? 1 : 7));
  else date.setUTCMonth(date.getUTCMonth() + MONTHS[by]);
  return date.toISOString().slice(0, 10);
}

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;
