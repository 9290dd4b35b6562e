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
      ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  const parsed: unknown = isJson && text ? JSON.parse(text) : text;
  return { status: response.status, body: parsed, text, ms: performance.now() - begin };
}
