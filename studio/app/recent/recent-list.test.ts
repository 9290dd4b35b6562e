import { describe, expect, it } from 'vitest';
import { recordAt, withRecent, type RecentRecord } from './recent-list.ts';

const book = (id: string): RecentRecord => ({ entity: 'library:book', id });

describe('records somebody has looked at', () => {
  it('are kept once each, the latest first', () => {
    expect(withRecent([book('b'), book('a')], book('a'))).toEqual([book('a'), book('b')]);
  });

  it('are forgotten when they are many', () => {
    let recent: readonly RecentRecord[] = [];
    for (let n = 0; n < 60; n++) recent = withRecent(recent, book(String(n)));
    expect([recent.length, recent[0]]).toEqual([40, book('59')]);
  });

  it('are known by their address', () => {
    expect(recordAt('/record/library%3Abook/0190')).toEqual(book('0190'));
    expect(recordAt('/record/library%3Abook/new')).toBeUndefined();
    expect(recordAt('/list/library%3Abook')).toBeUndefined();
  });
});
