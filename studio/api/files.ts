import { request } from './client.ts';
import type { RecordData } from './records.ts';

/** Address under which the content of a stored file is read. */
export function fileUrl(id: string): string {
  return `/api/files/${id}`;
}

/** Stores a file; with a record it belongs to that record's files. */
export async function uploadFile(
  file: File,
  about?: { readonly entity: string; readonly id: string },
): Promise<RecordData> {
  const body = new FormData();
  body.append('file', file, file.name);
  const parameters = about ? `?${new URLSearchParams({ entity: about.entity, id: about.id })}` : '';
  return (await request<RecordData>('POST', `/api/files${parameters}`, { body })).data;
}

/** Into the recycle bin. */
export async function removeFile(id: string): Promise<void> {
  await request('DELETE', `/api/files/${id}`);
}

export async function restoreFile(id: string): Promise<void> {
  await request('POST', `/api/files/${id}/restore`);
}
