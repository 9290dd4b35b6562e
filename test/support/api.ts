export interface ApiOptions {
  /** Token of the caller; null for nobody. Default: the administrator. */
  readonly as?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

/** The HTTP API as a client in English sees it; sends and reads JSON. */
export class Api {
  readonly #url: string;
  readonly #token: string;

  constructor(url: string, token: string) {
    this.#url = url;
    this.#token = token;
  }

  async call<T = unknown>(
    method: string,
    path: string,
    body?: unknown,
    options: ApiOptions = {},
  ): Promise<Answer<T>> {
    const token = options.as === undefined ? this.#token : options.as;
    const response = await fetch(`${this.#url}${path}`, {
      method,
      headers: {
        'accept-language': 'en',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
        ...options.headers,
      },
      ...(body === undefined ? {} : { body: asBody(body) }),
    });
    return { status: response.status, headers: response.headers, body: await read<T>(response) };
  }
}

function asBody(body: unknown): string | FormData {
  return typeof body === 'string' || body instanceof FormData ? body : JSON.stringify(body);
}

async function read<T>(response: Response): Promise<T> {
  const text = await response.text();
  const isJson = /[/+]json\b/.test(response.headers.get('content-type') ?? '');
  return (isJson && text ? JSON.parse(text) : text) as T;
}
