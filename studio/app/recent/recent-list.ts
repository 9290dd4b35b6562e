/** A record somebody has looked at. */
export interface RecentRecord {
  readonly entity: string;
  readonly id: string;
}

const KEPT = 40;

/** The latest first, each once. */
export function withRecent(recent: readonly RecentRecord[], record: RecentRecord): readonly RecentRecord[] {
  const others = recent.filter(({ entity, id }) => entity !== record.entity || id !== record.id);
  return [record, ...others].slice(0, KEPT);
}

/**
 * The record an address shows: `/record/library%3Abook/0190…`. Undefined for other pages and for a new record.
 */
export function recordAt(path: string): RecentRecord | undefined {
  const [, kind, entity, id] = path.split('/');
  if (kind !== 'record' || !entity || !id || id === 'new') return undefined;
  return { entity: decodeURIComponent(entity), id };
}

const keyOf = (user: string) => `kehu.recentRecords.${user}`;

export function storedRecent(user: string): readonly RecentRecord[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(user)) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isRecent) : [];
  } catch {
    return [];
  }
}

export function storeRecent(user: string, recent: readonly RecentRecord[]): void {
  localStorage.setItem(keyOf(user), JSON.stringify(recent));
}

function isRecent(value: unknown): value is RecentRecord {
  return (
    typeof value === 'object' &&
    value !== null &&
    'entity' in value &&
    typeof value.entity === 'string' &&
    'id' in value &&
    /^[0-9a-f-]{36}$/.test(String(value.id))
  );
}
