import { Malformed } from '../../kernel/errors.ts';
import { isId } from '../../kernel/ids.ts';
import { isObject } from '../../kernel/json.ts';
import type { ExportRequest } from '../../records/read/export-records.ts';
import { readListRequest } from '../../records/read/list-request.ts';
import { messages } from './messages.ts';

/** Where a list begins and ends is not for an export to say. */
const PAGING = ['limit', 'cursor', 'offset', 'count'];
const MOST_IDS = 10_000;

/** What to export, and as what. */
export interface FileRequest extends ExportRequest {
  readonly format: string;
}

/** Reads what to export from an address: the parameters of a list without its paging, and the format. */
export function readExportQuery(
  query: Readonly<Record<string, unknown>>,
  formats: readonly string[],
): FileRequest {
  const { format = 'csv', ...list } = query;
  if (!formats.includes(String(format)))
    throw new Malformed(
      messages.unknownFormat({ format: String(format).slice(0, 40), allowed: formats.join(', ') }),
    );
  const paging = PAGING.find((name) => name in list);
  if (paging !== undefined) throw new Malformed(messages.exportsEverything({ name: paging }));
  return { ...readListRequest(list), format: String(format) };
}

/** The same from a body, where chosen records (`ids`) would make an address too long. */
export function readExportBody(body: unknown, formats: readonly string[]): FileRequest {
  if (!isObject(body)) throw new Malformed(messages.exportBody());
  const { ids, ...query } = body;
  const request = readExportQuery(query, formats);
  if (ids === undefined) return request;
  const fits = Array.isArray(ids) && ids.length <= MOST_IDS && ids.every((id) => isId(id));
  if (!fits) throw new Malformed(messages.exportIds({ most: MOST_IDS }));
  return { ...request, ids: (ids as string[]).map((id) => id.toLowerCase()) };
}
