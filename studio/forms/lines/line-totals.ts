import { printDecimal, readDecimal, Decimal } from '../../../platform/expression/evaluate/decimal.ts';
import { evaluate } from '../../../platform/expression/evaluate/evaluate.ts';
import { computedValues } from '../rules/computed-values.ts';
import { environment, type RuleWorld } from '../rules/rule-world.ts';
import type { LineColumn } from './line-columns.ts';
import { keptRows, type Row } from './line-rows.ts';

/** The value a cell shows: of the row, or computed from it. */
export function cellValue(row: Row, { key, computed, child }: LineColumn, world: RuleWorld): unknown {
  if (child) return computedValues(child, row, world).get(key) ?? row[key];
  return computed ? evaluate(computed, environment(row, world)) : row[key];
}

/** Exact sums of the columns that want one, over the rows that stay; by column key. */
export function lineTotals(
  rows: readonly Row[],
  columns: readonly LineColumn[],
  world: RuleWorld,
): ReadonlyMap<string, string> {
  const kept = keptRows(rows);
  const summed = columns.filter(({ total }) => total);
  return new Map(
    summed.map((column) => {
      const values = kept.map((row) => readDecimal(cellValue(row, column, world)));
      const sum = values.reduce<Decimal>(
        (total, value) => (value ? total.plus(value) : total),
        new Decimal(0),
      );
      return [column.key, printDecimal(sum)];
    }),
  );
}
