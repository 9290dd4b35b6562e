import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { LibraryApp } from '../support/library-app.ts';
import { published } from '../support/lifecycle.ts';

const isFull = process.env['TEST_FULL'] === '1';
const PUBLISHES = 1000;
/** Until then caches fill that are bounded. */
const WARM = 200;

/** Megabytes in use once everything is collected that nobody holds. */
function heap(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let i = 0; i < 4; i++) collect();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}

describe.skipIf(!isFull)('a thousand publishes (TEST_FULL=1: it takes minutes)', () => {
  it('leave memory flat', { timeout: 900_000 }, async () => {
    const library = await LibraryApp.start();
    const sizes: number[] = [];
    for (let i = 1; i <= PUBLISHES; i++) {
      const label = i % 2 ? 'Title' : 'Heading';
      await published(library.app, {
        'library:book.entity': { set: { 'fields.title.label.en': { to: `${label} ${i}` } } },
      });
      const { status } = await library.api('GET', `/api/records/book?limit=2&q=emma&sort=-title`);
      expect(status).toBe(200);
      await library.api('GET', '/api/model');
      if (i % WARM === 0) sizes.push(Math.round(heap() * 10) / 10);
    }
    await library.close();
    console.log(`heap after each ${WARM} publishes: ${sizes.join(', ')} MB`);
    expect(sizes.at(-1)! - sizes[0]!).toBeLessThan(0.1 * sizes[0]!);
  });
});
