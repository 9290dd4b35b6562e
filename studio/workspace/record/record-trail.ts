/** The records among which one came to a record, in their order. */
export interface RecordTrail {
  readonly entity: string;
  readonly ids: readonly string[];
  /** How many the list had in all, where that was known. */
  readonly count?: number | undefined;
}

const STORED = 'kehu.trail';

/** Remembers the list a record is opened from, for the way to its neighbours; it lasts as long as the window. */
export function rememberTrail(trail: RecordTrail): void {
  sessionStorage.setItem(STORED, JSON.stringify(trail));
}

export interface TrailPlace {
  /** Counted from one. */
  readonly place: number;
  /** How many the list has, where that is known. */
  readonly count: number | undefined;
  readonly previous: string | undefined;
  readonly next: string | undefined;
}

/** Where a record stands in the list it was opened from; undefined where it was not opened from one. */
export function trailPlace(entity: string, id: string): TrailPlace | undefined {
  const trail = readTrail();
  if (trail?.entity !== entity) return undefined;
  return placeIn(trail, id);
}

export function placeIn({ ids, count }: RecordTrail, id: string): TrailPlace | undefined {
  const at = ids.indexOf(id);
  if (at < 0) return undefined;
  return { place: at + 1, count, previous: ids[at - 1], next: ids[at + 1] };
}

function readTrail(): RecordTrail | undefined {
  try {
    const kept = JSON.parse(sessionStorage.getItem(STORED) ?? 'null') as RecordTrail | null;
    return kept && Array.isArray(kept.ids) ? kept : undefined;
  } catch {
    return undefined;
  }
}
