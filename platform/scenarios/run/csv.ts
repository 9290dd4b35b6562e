import type { ScenarioGiven } from '../../model/metadata.generated.ts';

/** The text of a CSV file as `given` describes it; `${n}` counts within each group of rows. */
export function csvText(rows: NonNullable<ScenarioGiven['rows']>): string {
  const groups = Object.values(rows);
  const columns = [...new Set(groups.flatMap(({ cells }) => Object.keys(cells)))];
  const lines = groups.flatMap(({ times = 1, cells }) =>
    Array.from({ length: times }, (_, index) =>
      columns.map((column) => quoted((cells[column] ?? '').replaceAll('${n}', String(index + 1)))).join(','),
    ),
  );
  return [columns.map(quoted).join(','), ...lines].join('\r\n');
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
