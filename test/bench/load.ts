import autocannon, { type Options, type Result } from 'autocannon';

/** One request of a case; made anew for each call, so that ids and values vary. */
export interface BenchRequest {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly body?: string;
}

export interface LoadResult {
  readonly requestsPerSecond: number;
  readonly p975: number;
  readonly milliseconds: number;
  readonly requests: number;
}

/**
 * Sends a fixed number of requests over a fixed number of connections and waits for every answer. Any answer that
 * is not a success fails the run: a fast refusal is no result.
 */
export async function load(
  url: string,
  token: string,
  next: () => BenchRequest,
  amount: number,
  connections: number,
): Promise<LoadResult> {
  const started = performance.now();
  let ended = started;
  const result = await new Promise<Result>((resolve, reject) => {
    const options: Options = {
      url,
      amount,
      connections,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      requests: [{ setupRequest: (request) => ({ ...request, ...withoutUndefined(next()) }) }],
    };
    const run = autocannon(options, (error, done) => (error ? reject(error as Error) : resolve(done)));
    // The tool itself looks only once a second whether it is done.
    run.on('response', () => (ended = performance.now()));
  });
  const milliseconds = ended - started;
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${url}: ${result.non2xx} answers were no success, ${result.errors} failed`);
  }
  return {
    requestsPerSecond: amount / (milliseconds / 1000),
    p975: result.latency.p97_5,
    milliseconds,
    requests: amount,
  };
}

function withoutUndefined({ method, path, body }: BenchRequest) {
  return body === undefined ? { method, path, body: '' } : { method, path, body };
}
