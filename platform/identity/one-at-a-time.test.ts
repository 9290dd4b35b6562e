import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { OneAtATime } from './one-at-a-time.ts';

describe('work of one key', () => {
  it('runs one after another, also after a failure, and does not hold up other keys', async () => {
    const line = new OneAtATime();
    const events: string[] = [];
    const work =
      (name: string, fails = false) =>
      async () => {
        events.push(`${name} begins`);
        await sleep(5);
        events.push(`${name} ends`);
        if (fails) throw new Error(name);
      };
    const all = [line.run('a', work('a1', true)), line.run('a', work('a2')), line.run('b', work('b1'))];
    expect([line.length('a'), line.length('b')]).toEqual([2, 1]);
    expect((await Promise.allSettled(all)).map(({ status }) => status)).toEqual([
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
    expect(events.filter((event) => event.startsWith('a'))).toEqual([
      'a1 begins',
      'a1 ends',
      'a2 begins',
      'a2 ends',
    ]);
    expect(events.indexOf('b1 begins')).toBeLessThan(events.indexOf('a2 begins'));
    expect([line.length('a'), line.length('b')]).toEqual([0, 0]);
  });
});
