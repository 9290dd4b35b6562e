import { request } from './client.ts';

export interface SearchHit {
  readonly entity: string;
  readonly id: string;
  readonly title: string | null;
}

/** Records of any entity that hold every word. */
export async function searchRecords(q: string, signal?: AbortSignal): Promise<readonly SearchHit[]> {
  const path = `/api/search?q=${encodeURIComponent(q)}`;
  const { data } = await request<{ items: readonly SearchHit[] }>('GET', path, signal ? { signal } : {});
  return data.items;
}
