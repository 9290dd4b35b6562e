/** The entries of a map by their order, those without one last, as written. */
export function inOrder(map: unknown): readonly (readonly [string, unknown])[] {
  if (typeof map !== 'object' || map === null) return [];
  return Object.entries(map).toSorted(([, a], [, b]) => {
    const [one, other] = [orderOf(a), orderOf(b)];
    return one === other ? 0 : one - other;
  });
}

function orderOf(value: unknown): number {
  return (value as { order?: number } | null)?.order ?? Infinity;
}

/** What people call an entry, where it says so. */
export function labelOf(value: unknown): Readonly<Record<string, string>> | undefined {
  return (value as { label?: Readonly<Record<string, string>> } | null)?.label;
}
