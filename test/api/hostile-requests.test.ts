import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostileRequests, type HostileRequest } from '../support/hostile-requests.ts';
import { LibraryApp } from '../support/library-app.ts';
import { seedFrom } from '../support/seed.ts';

/** `HOSTILE_REQUESTS=100000 vitest run test/api/hostile-requests` for a long run; a seed repeats one. */
const COUNT = Number(process.env['HOSTILE_REQUESTS'] ?? 2500);
const SEED = seedFrom('HOSTILE_SEED');
const AT_ONCE = 4;

let library: LibraryApp;
beforeAll(async () => {
  library = await LibraryApp.start();
});
afterAll(() => library?.close());

/** What the server answered that it never should, in words. */
async function faultOf({ method, path, body }: HostileRequest): Promise<string | undefined> {
  const { status, headers, body: answer } = await library.api(method, path, body);
  const type = headers.get('content-type') ?? '';
  const isClear = status < 400 || (status < 500 && type.startsWith('application/problem+json'));
  const about = `${method} ${path} ${JSON.stringify(body)}`.slice(0, 600);
  return isClear ? undefined : `${status} ${about} → ${JSON.stringify(answer).slice(0, 300)}`;
}

describe('hostile requests', () => {
  it(
    `get clear answers and never a 5xx (${COUNT} of seed ${SEED})`,
    async () => {
      const { reader, book } = library;
      const requests = fc.sample(hostileRequests([reader, book]), { numRuns: COUNT, seed: SEED });
      const faults: string[] = [];
      let next = 0;
      const work = async () => {
        while (next < requests.length) {
          const fault = await faultOf(requests[next++]!);
          if (fault !== undefined) faults.push(fault);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      expect(faults.slice(0, 10)).toEqual([]);
      expect((await library.api('GET', '/health/ready')).status).toBe(200);
    },
    60_000 + COUNT * 20,
  );
});
