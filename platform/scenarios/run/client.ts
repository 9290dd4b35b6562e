import { packZip } from '../../model/load/pack-zip.ts';
import type { Call } from './call.ts';

export interface Answer {
  readonly status: number;
  /** Parsed where it is JSON, else the text. */
  readonly body: unknown;
  readonly text: string;
  readonly ms: number;
}

/** Sends the calls of a scenario to its node. */
export async function send(url: string, call: Call, token: string | undefined): Promise<Answer> {
  const { method, path, body, headers = {} } = call;
  const begin = performance.now();
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...typeOf(body),
      ...headers,
    },
    ...(body === undefined
      ? {}
      : { body: body instanceof FormData || body instanceof Blob ? body : JSON.stringify(body) }),
  });
  const type = response.headers.get('content-type') ?? '';
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (type.startsWith('application/zip')) return zipped(response.status, bytes, performance.now() - begin);
  const text = new TextDecoder().decode(bytes);
  const isJson = /json/.test(type);
  const parsed: unknown = isJson && text ? JSON.parse(text) : text;
  return { status: response.status, body: parsed, text, ms: performance.now() - begin };
}

function typeOf(body: unknown): Record<string, string> {
  if (body instanceof Blob) return { 'content-type': 'application/zip' };
  return body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' };
}

/** A pack as a zip: its texts by path. */
function zipped(status: number, bytes: Uint8Array, ms: number): Answer {
  const files = Object.fromEntries(packZip(bytes, 'pack.zip').files);
  return { status, body: files, text: Object.values(files).join('\n'), ms };
}
