/** One key of an order: a path and which end comes first. */
export interface SortKey {
  readonly path: string;
  readonly direction: 'asc' | 'desc';
}

/** Most the server sorts by. */
export const MOST_KEYS = 5;

/** The keys of `-amount,name`. */
export function readSort(text: string | undefined): readonly SortKey[] {
  return (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) =>
      part.startsWith('-') ? { path: part.slice(1), direction: 'desc' } : { path: part, direction: 'asc' },
    );
}

export function writeSort(keys: readonly SortKey[]): string {
  return keys.map(({ path, direction }) => (direction === 'desc' ? `-${path}` : path)).join(',');
}

/**
 * What a click on a heading makes of an order: up, then down, then not at all. With `add` (Shift) the other keys
 * stay, otherwise the column is the only one.
 */
export function toggledSort(text: string | undefined, path: string, add: boolean): string {
  const keys = readSort(text);
  const at = keys.findIndex((key) => key.path === path);
  const next = nextDirection(keys[at]?.direction);
  if (!add) return next && at <= 0 ? writeSort([{ path, direction: next }]) : at <= 0 ? '' : path;
  const others = keys.filter((key) => key.path !== path);
  if (!next) return writeSort(others);
  if (at < 0) return writeSort([...keys, { path, direction: next }].slice(-MOST_KEYS));
  return writeSort(keys.map((key) => (key.path === path ? { path, direction: next } : key)));
}

function nextDirection(now: SortKey['direction'] | undefined): SortKey['direction'] | undefined {
  if (now === undefined) return 'asc';
  return now === 'asc' ? 'desc' : undefined;
}

/** Which of the keys a path is, counted from 1, and how it is sorted. */
export function placeInSort(
  text: string | undefined,
  path: string,
): (SortKey & { readonly place: number; readonly of: number }) | undefined {
  const keys = readSort(text);
  const at = keys.findIndex((key) => key.path === path);
  return at < 0 ? undefined : { ...keys[at]!, place: at + 1, of: keys.length };
}
