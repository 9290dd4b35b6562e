/** Which columns a person sees of a list, in which order and how wide; kept beside the view, not in it. */
export interface ColumnLayout {
  readonly columns: readonly LaidColumn[];
}

export interface LaidColumn {
  readonly path: string;
  /** Pixels a person gave it; without it as wide as the view or its type says. */
  readonly width?: number | undefined;
}

export const LEAST_WIDTH = 48;
export const MOST_WIDTH = 1200;

/** The same columns with one moved before or behind another. */
export function movedColumn(layout: ColumnLayout, path: string, to: number): ColumnLayout {
  const column = layout.columns.find((one) => one.path === path);
  if (!column) return layout;
  const others = layout.columns.filter((one) => one.path !== path);
  const place = Math.max(0, Math.min(others.length, to));
  return { columns: [...others.slice(0, place), column, ...others.slice(place)] };
}

/** One step towards either end. */
export function steppedColumn(layout: ColumnLayout, path: string, step: -1 | 1): ColumnLayout {
  const at = layout.columns.findIndex((one) => one.path === path);
  return at < 0 ? layout : movedColumn(layout, path, at + step);
}

export function resizedColumn(layout: ColumnLayout, path: string, width: number): ColumnLayout {
  const fitting = Math.round(Math.max(LEAST_WIDTH, Math.min(MOST_WIDTH, width)));
  return { columns: layout.columns.map((one) => (one.path === path ? { path, width: fitting } : one)) };
}

/** Shows a column at the end, or takes it away; the last one stays. */
export function toggledColumn(layout: ColumnLayout, path: string): ColumnLayout {
  const without = layout.columns.filter((one) => one.path !== path);
  if (without.length === layout.columns.length) return { columns: [...layout.columns, { path }] };
  return without.length === 0 ? layout : { columns: without };
}

/** A layout as it was kept; undefined where what was kept is not one. */
export function readLayout(text: string | null): ColumnLayout | undefined {
  try {
    const kept = JSON.parse(text ?? 'null') as Partial<ColumnLayout> | null;
    const columns = (kept?.columns ?? []).filter(
      ({ path, width }) => typeof path === 'string' && (width === undefined || typeof width === 'number'),
    );
    return columns.length > 0 ? { columns } : undefined;
  } catch {
    return undefined;
  }
}
