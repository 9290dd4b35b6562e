import { request } from './client.ts';

/** A reference as the server answers it. */
export interface ReferenceValue {
  readonly id: string;
  readonly title: string | null;
  /** Only for references that may lead to several entities. */
  readonly entity?: string;
}

/** A record by field name; references are `{id, title}`, decimals and dates strings. */
export type RecordData = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly version?: number;
};

export interface RecordPageAnswer {
  readonly items: readonly RecordData[];
  readonly nextCursor?: string | null;
  readonly count?: number;
}

export interface ListRequest {
  readonly filter?: string | undefined;
  readonly q?: string | undefined;
  readonly sort?: string | undefined;
  readonly best?: '1' | undefined;
  readonly fields?: readonly string[];
  readonly view?: string | undefined;
  readonly limit?: number;
  readonly cursor?: string | undefined;
  /** Records in the recycle bin instead of those in use. */
  readonly deleted?: '1';
  readonly count?: 'none' | 'exact' | 'estimate';
}

function recordsPath(entity: string): string {
  return `/api/records/${encodeURIComponent(entity)}`;
}

/** Address of a page of records, with only the parameters that say something. */
export function listUrl(entity: string, { fields, ...rest }: ListRequest): string {
  return `${recordsPath(entity)}?${recordsQuery({ fields: fields?.join(','), ...rest })}`;
}

export function recordsQuery(given: Readonly<Record<string, string | number | boolean | undefined>>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(given))
    if (value !== undefined && value !== '') parameters.set(name, String(value));
  return parameters.toString();
}

export async function listRecords(
  entity: string,
  list: ListRequest,
  signal?: AbortSignal,
): Promise<RecordPageAnswer> {
  return (await request<RecordPageAnswer>('GET', listUrl(entity, list), signal ? { signal } : {})).data;
}

export async function readRecord(entity: string, id: string, signal?: AbortSignal): Promise<RecordData> {
  return (await request<RecordData>('GET', `${recordsPath(entity)}/${id}`, signal ? { signal } : {})).data;
}

export interface WriteOptions {
  /** The version the changes were made on; another one on the server is refused with 412. */
  readonly version?: number | undefined;
  /** Answers of rules that ask for a reason, by rule. */
  readonly reasons?: Readonly<Record<string, string>> | undefined;
}

/** What a write says beside its body. */
export function writeHeaders({ version, reasons }: WriteOptions): Record<string, string> {
  return {
    ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
    ...(reasons ? { 'kehu-reasons': encodeURIComponent(JSON.stringify(reasons)) } : {}),
  };
}

type Changes = Readonly<Record<string, unknown>>;

export async function createRecord(
  entity: string,
  data: Changes,
  options: WriteOptions = {},
): Promise<RecordData> {
  return (
    await request<RecordData>('POST', recordsPath(entity), { body: data, headers: writeHeaders(options) })
  ).data;
}

export async function updateRecord(
  entity: string,
  id: string,
  changes: Changes,
  options: WriteOptions = {},
): Promise<RecordData> {
  return (
    await request<RecordData>('PATCH', `${recordsPath(entity)}/${id}`, {
      body: changes,
      headers: writeHeaders(options),
    })
  ).data;
}

/** Where what stands below a deleted record of a tree goes: to the record above it, or to the top. */
export type Below = 'up' | 'top';

export async function deleteRecord(entity: string, id: string, below?: Below): Promise<void> {
  await request('DELETE', `${recordsPath(entity)}/${id}${below ? `?below=${below}` : ''}`);
}

export async function restoreRecord(entity: string, id: string): Promise<void> {
  await request('POST', `${recordsPath(entity)}/${id}/restore`);
}

export interface BatchOperation {
  readonly op: 'create' | 'update' | 'delete';
  readonly id?: string;
  readonly data?: Changes;
}

export interface BatchRowResult {
  readonly status: number;
  readonly id?: string;
  readonly problem?: { readonly detail?: string; readonly errors?: readonly { readonly message: string }[] };
}

export async function writeBatch(
  entity: string,
  operations: readonly BatchOperation[],
  below?: Below,
): Promise<readonly BatchRowResult[]> {
  const answer = await request<{ results: readonly BatchRowResult[] }>(
    'POST',
    `${recordsPath(entity)}/batch`,
    {
      body: { atomic: false, operations, ...(below ? { below } : {}) },
    },
  );
  return answer.data.results;
}

export interface AggregateRequest {
  readonly entity: string;
  readonly filter?: string | undefined;
  readonly q?: string | undefined;
  readonly groupBy?: readonly (
    | string
    | { readonly field: string; readonly by?: string; readonly as?: string }
  )[];
  /** Of a field, or of a value in CEL. */
  readonly measures: readonly {
    readonly fn: string;
    readonly field?: string;
    readonly value?: string;
    readonly as: string;
  }[];
  readonly limit?: number;
}

export async function aggregate(
  query: AggregateRequest,
  signal?: AbortSignal,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const answer = await request<{ items: readonly Readonly<Record<string, unknown>>[] }>(
    'POST',
    '/api/query',
    {
      body: query,
      ...(signal ? { signal } : {}),
    },
  );
  return answer.data.items;
}

/** What comes of conditions that look at what the reader may not see. */
export interface UnseenState {
  readonly visible?: boolean;
  readonly required?: boolean;
  readonly readOnly?: boolean;
}

/** Of the fields that need it, by name. */
export async function readUnseenStates(
  entity: string,
  id: string,
): Promise<Readonly<Record<string, UnseenState>>> {
  const path = `${recordsPath(entity)}/${id}/actions`;
  return (await request<{ states: Readonly<Record<string, UnseenState>> }>('GET', path)).data.states;
}
