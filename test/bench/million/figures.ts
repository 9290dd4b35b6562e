import { quantile } from '../statistics.ts';

/** A row of the second table: milliseconds people wait, without a floor beside them. */
export interface Figure {
  readonly name: string;
  readonly median?: number;
  readonly p95?: number;
  /** Milliseconds the p95 is to stay below. */
  readonly goal?: number;
  readonly note?: string;
}

export function figure(name: string, milliseconds: readonly number[], goal?: number, note?: string): Figure {
  return {
    name,
    median: quantile(milliseconds, 0.5),
    p95: quantile(milliseconds, 0.95),
    ...(goal === undefined ? {} : { goal }),
    ...(note === undefined ? {} : { note }),
  };
}

export function figuresTable(figures: readonly Figure[]): string[] {
  if (figures.length === 0) return [];
  return [
    '| case | median ms | p95 ms | goal ms | |',
    '|---|---|---|---|---|',
    ...figures.map(
      ({ name, median, p95, goal, note }) =>
        `| ${name} | ${ms(median)} | ${ms(p95)} | ${goal === undefined ? '' : `< ${goal}`} | ${note ?? ''} |`,
    ),
    '',
  ];
}

function ms(value: number | undefined): string {
  return value === undefined ? '' : value.toFixed(1);
}
