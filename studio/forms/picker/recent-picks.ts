import type { ReferenceValue } from '../../api/records.ts';

const KEPT = 6;

function keyOf(entity: string): string {
  return `kehu.recent.${entity}`;
}

/** The records of an entity picked last in this browser, the latest first. */
export function recentPicks(entity: string): readonly ReferenceValue[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(entity)) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isReference) : [];
  } catch {
    return [];
  }
}

export function rememberPick(entity: string, { id, title }: ReferenceValue): void {
  const others = recentPicks(entity).filter((one) => one.id !== id);
  localStorage.setItem(keyOf(entity), JSON.stringify([{ id, title }, ...others].slice(0, KEPT)));
}

function isReference(value: unknown): value is ReferenceValue {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string';
}
