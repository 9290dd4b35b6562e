import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { aggregate } from '../../../api/records.ts';
import { inOrder, type FieldDocument } from '../../../model/model-document.ts';
import { listKey, measuresOf, type ListQuestion, type Totals } from '../list-data.ts';
import type { RowSource } from '../rows/use-list-rows.ts';
import { groupCondition, isDated, type Grouping, type Period } from './group-condition.ts';

/** Rows of one value, with how many there are and what they add up to. */
export interface RowGroup {
  readonly key: string;
  /** As an aggregate gives it: an option's key, `{id, title}`, the first day of a period, null. */
  readonly value: unknown;
  /** For dates: how long the period is that begins on the value. */
  readonly by: Period | undefined;
  readonly condition: string;
  readonly count: number;
  readonly totals: Totals;
}

const MOST_GROUPS = 500;

/** The groups of a list in the order of their values, and which of them are open. */
export function useGroups(question: ListQuestion, grouping: Grouping | undefined) {
  const { entity, columns, filter, q } = question;
  const field = grouping && entity.fields[grouping.field];
  const measures = [{ fn: 'count', as: COUNT }, ...measuresOf(columns)];
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const groups = useQuery({
    queryKey: [...listKey(entity.key), 'groups', grouping, filter, q, measures],
    enabled: field !== undefined,
    queryFn: async ({ signal }) => {
      const by = grouping?.by ?? (isDated(field!) ? ('day' as const) : undefined);
      const rows = await aggregate(
        {
          entity: entity.key,
          filter,
          q,
          groupBy: [{ field: field!.name, as: VALUE, ...(by ? { by } : {}) }],
          measures,
          limit: MOST_GROUPS,
        },
        signal,
      );
      return rows.map((row) => groupOf(row, field!, grouping!)).toSorted(inFieldOrder(field!));
    },
    placeholderData: keepPreviousData,
  });
  const toggle = (key: string) => {
    const next = new Set(open);
    if (!next.delete(key)) next.add(key);
    setOpen(next);
  };
  const found = field ? groups.data : undefined;
  return {
    field,
    groups: found,
    error: groups.error,
    sources: found && sourcesOf(found, open),
    open,
    toggle,
  };
}

const COUNT = 'groupCount';
const VALUE = 'groupValue';

function groupOf(row: Totals, field: FieldDocument, grouping: Grouping): RowGroup {
  const value = row[VALUE] ?? null;
  return {
    key: JSON.stringify(value),
    value,
    by: grouping.by,
    condition: groupCondition(field, grouping, value),
    count: Number(row[COUNT]),
    totals: row,
  };
}

function sourcesOf(groups: readonly RowGroup[], open: ReadonlySet<string>): readonly RowSource[] {
  return groups.map(({ key, condition, count }) => ({
    key,
    filter: condition,
    isHeaded: true,
    isOpen: open.has(key),
    count,
  }));
}

/** Options as they are ordered, everything else by its value; what has none comes last. */
function inFieldOrder(field: FieldDocument): (a: RowGroup, b: RowGroup) => number {
  const places = new Map(inOrder(field.options).map(([key], at) => [key, at]));
  const rank = ({ value }: RowGroup) => (field.options ? (places.get(String(value)) ?? places.size) : 0);
  return (a, b) => {
    if ((a.value === null) !== (b.value === null)) return a.value === null ? 1 : -1;
    return rank(a) - rank(b) || textOf(a.value).localeCompare(textOf(b.value));
  };
}

function textOf(value: unknown): string {
  const title = (value as { title?: unknown } | null)?.title;
  return String(title ?? value);
}
