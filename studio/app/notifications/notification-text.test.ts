import { describe, expect, it } from 'vitest';
import type { NotificationData } from '../../api/notifications.ts';
import type { EntityDocument } from '../../model/model-document.ts';
import { notificationDays, notificationPath, notificationText } from './notification-text.ts';

const book = {
  key: 'library:book',
  label: { 'zh-CN': '图书', en: 'Book' },
  pluralLabel: { 'zh-CN': '图书', en: 'Books' },
  allows: { read: true },
} as unknown as EntityDocument;

const told = (given: Partial<NotificationData> = {}): NotificationData => ({
  id: 'n1',
  kind: 'owned',
  at: '2026-03-11T01:00:00.000Z',
  isSeen: false,
  by: { id: 'u1', title: '王立群' },
  entity: 'library:book',
  count: 3,
  record: { id: 'b1', title: 'Emma' },
  ...given,
});

describe('the text of a notification', () => {
  it('names who gave what, and one record by its title', () => {
    expect(notificationText(told(), book, 'zh-CN')).toBe('王立群 把 3 个图书交给你');
    expect(notificationText(told(), book, 'en')).toBe('王立群 gave you 3 books');
    expect(notificationText(told({ count: 1 }), book, 'zh-CN')).toBe('王立群 把图书 Emma 交给你');
    expect(notificationText(told({ count: 1 }), book, 'en')).toBe('王立群 gave you the book Emma');
    expect(notificationText(told({ count: 1200 }), book, 'en')).toBe('王立群 gave you 1,200 books');
  });

  it('says that a record of another is like one of the reader', () => {
    const alike = told({ kind: 'duplicate', count: 1 });
    expect(notificationText(alike, book, 'zh-CN')).toBe('王立群 保存的记录与你的图书 Emma 相似');
    expect(notificationText(alike, book, 'en')).toBe('王立群 saved a record like your book Emma');
    expect(notificationText(told({ kind: 'duplicate' }), book, 'en')).toBe(
      '王立群 saved records like 3 books of yours',
    );
  });

  it('tells nothing of what the reader may not see', () => {
    const hidden = told({ count: 1, record: null, by: { id: 'u1', title: null } });
    expect(notificationText(hidden, book, 'en')).toBe('Somebody gave you 1 book');
    expect(notificationText(hidden, undefined, 'zh-CN')).toBe('有人 把 1 个记录交给你');
  });
});

describe('a notification leads', () => {
  it('to the one record, or to all that is the reader’s', () => {
    expect(notificationPath(told({ count: 1 }), book)).toBe('/record/library%3Abook/b1');
    expect(notificationPath(told(), book)).toBe(
      '/list/library%3Abook?filter=owner+%3D%3D+me.id&sort=-updatedAt',
    );
  });

  it('nowhere where there is nothing to see', () => {
    expect(notificationPath(told({ count: 1, record: null }), book)).toBeUndefined();
    expect(notificationPath(told(), undefined)).toBeUndefined();
  });
});

it('notifications are grouped by the day of the organisation', () => {
  const items = [told({ id: 'n2', at: '2026-03-10T16:30:00Z' }), told({ at: '2026-03-10T15:30:00Z' })];
  const days = notificationDays(items, 'Asia/Shanghai');
  expect([...days].map(([day, some]) => [day, some.length])).toEqual([
    ['2026-03-11', 1],
    ['2026-03-10', 1],
  ]);
});
