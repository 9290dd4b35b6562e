import { requestFile, type FileProgress } from './client.ts';
import { recordsQuery } from './records.ts';

export interface ExportRequest {
  readonly filter?: string | undefined;
  readonly q?: string | undefined;
  readonly sort?: string | undefined;
  readonly fields: readonly string[];
  /** Only these records. */
  readonly ids?: readonly string[] | undefined;
}

export interface ExportedFile {
  readonly name: string;
  readonly content: Blob;
  readonly records: number;
}

/** Reads a whole list as a CSV file, telling how much of it has arrived. */
export async function exportRecords(
  entity: string,
  { ids, fields, ...list }: ExportRequest,
  options: { readonly signal: AbortSignal; readonly onProgress: (progress: FileProgress) => void },
): Promise<ExportedFile> {
  const path = `/api/exports/${encodeURIComponent(entity)}`;
  const given = { format: 'csv', ...list, fields: fields.join(',') };
  const file = ids
    ? await requestFile('POST', path, { ...options, body: { ...given, ids } })
    : await requestFile('GET', `${path}?${recordsQuery(given)}`, options);
  return { name: file.name, content: file.content, records: Number(file.headers.get('kehu-export-rows')) };
}
