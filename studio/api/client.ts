import { noteConnection } from './connection.ts';
import { Problem } from './problem.ts';

export interface RequestOptions {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

export interface Answer<T> {
  readonly data: T;
  readonly etag: string | undefined;
}

type Listener = () => void;
const signedOutListeners = new Set<Listener>();

/** Called whenever the server says that nobody is signed in any more. */
export function onSignedOut(listener: Listener): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

/**
 * The only place that talks to the server. Throws Problem for every answer that is not a success.
 *
 * @example
 * const { data } = await request<Page>('GET', '/api/records/book?limit=50');
 */
export async function request<T>(
  method: string,
  path: string,
  options: RequestOptions = {},
): Promise<Answer<T>> {
  const response = await send(method, path, options);
  if (!response.ok) throw await problemOf(response);
  const data = response.status === 204 ? undefined : await response.json();
  return { data: data as T, etag: response.headers.get('etag') ?? undefined };
}

/** How much of a file has arrived. */
export interface FileProgress {
  readonly lines: number;
  readonly headers: Headers;
}

export interface FileAnswer {
  readonly name: string;
  readonly content: Blob;
  readonly headers: Headers;
}

const LINE_END = 0x0a;

/** A file as it arrives, for those too long to wait for without a sign. */
export async function requestFile(
  method: string,
  path: string,
  options: RequestOptions & { readonly onProgress: (progress: FileProgress) => void },
): Promise<FileAnswer> {
  const response = await send(method, path, options);
  if (!response.ok || !response.body) throw await problemOf(response);
  const { headers } = response;
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let lines = 0;
  const reader = response.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value);
    lines += part.value.reduce((count, byte) => count + Number(byte === LINE_END), 0);
    options.onProgress({ lines, headers });
  }
  const [, name = ''] = /filename\*=UTF-8''([^;]+)/.exec(headers.get('content-disposition') ?? '') ?? [];
  const content = new Blob(parts, { type: headers.get('content-type') ?? '' });
  return { name: decodeURIComponent(name), content, headers };
}

async function send(
  method: string,
  path: string,
  { body, headers, signal }: RequestOptions,
): Promise<Response> {
  const isRaw = body instanceof FormData || body instanceof Blob;
  try {
    const response = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        'accept-language': document.documentElement.lang,
        ...(body !== undefined && !isRaw ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isRaw ? body : JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
    noteConnection(isUnavailable(response) ? 'unavailable' : 'reached');
    return response;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    noteConnection('unreachable');
    throw new Problem(0, { code: 'unreachable', detail: unreachable() });
  }
}

/** The database is away, or a proxy finds no server behind it. */
function isUnavailable({ status }: Response): boolean {
  return status === 502 || status === 503 || status === 504;
}

/** The one text of the API's client: nobody else could say why there is no answer. */
function unreachable(): string {
  return document.documentElement.lang === 'en'
    ? 'The server cannot be reached; check the network and try again'
    : '连不上服务器，请检查网络后重试';
}

async function problemOf(response: Response): Promise<Problem> {
  const body = await response.json().catch(() => ({}));
  if (response.status === 401) for (const listener of signedOutListeners) listener();
  return new Problem(response.status, body as Problem['body']);
}
