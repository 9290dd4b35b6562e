import { describe, expect, it } from 'vitest';
import {
  ACTION_MS,
  nextExpiry,
  withMessage,
  withoutAction,
  withoutExpired,
  type History,
} from './message-history.ts';

const start = new Date('2026-03-11T09:00:00Z');
const later = (ms: number) => new Date(start.getTime() + ms);
const undo = { label: 'Undo', run: () => undefined };
const saved = { kind: 'success', text: 'Saved', action: undo } as const;
const none: History = [];

describe('the history of messages', () => {
  it('has the newest first', () => {
    const history = withMessage(withMessage(none, saved, start), { kind: 'info', text: 'Hello' }, later(1));
    expect(history.map(({ id, text }) => [id, text])).toEqual([
      [2, 'Hello'],
      [1, 'Saved'],
    ]);
  });

  it('forgets the oldest of very many', () => {
    let history = none;
    for (let n = 0; n < 250; n++) history = withMessage(history, saved, start);
    expect([history.length, history[0]!.id]).toEqual([200, 250]);
  });

  it('offers an action once', () => {
    const history = withoutAction(withMessage(none, saved, start), 1);
    expect(history[0]!.action).toBeUndefined();
  });

  it('offers an action for five minutes', () => {
    const history = withMessage(none, saved, start);
    expect(nextExpiry(history, later(60_000))).toBe(ACTION_MS - 60_000);
    expect(withoutExpired(history, later(ACTION_MS - 1))).toBe(history);
    const expired = withoutExpired(history, later(ACTION_MS));
    expect(expired[0]!.action).toBeUndefined();
    expect(nextExpiry(expired, later(ACTION_MS))).toBeUndefined();
  });
});
