import { describe, expect, it } from 'vitest';
import { runChunks, type Progress } from './run-chunks.ts';

describe('long work', () => {
  it('goes through everything in chunks and tells how far it is', async () => {
    const seen: Progress[] = [];
    const results = await runChunks([1, 2, 3, 4, 5], 2, async (chunk) => chunk.map((one) => one * 10), {
      signal: new AbortController().signal,
      onProgress: (progress) => seen.push(progress),
    });
    expect(results).toEqual([10, 20, 30, 40, 50]);
    expect(seen.map(({ done }) => done)).toEqual([2, 4, 5]);
  });

  it('stops between chunks and keeps what is done', async () => {
    const stop = new AbortController();
    const results = await runChunks([1, 2, 3, 4], 1, async (chunk) => chunk, {
      signal: stop.signal,
      onProgress: ({ done }) => done === 2 && stop.abort(),
    });
    expect(results).toEqual([1, 2]);
  });
});
