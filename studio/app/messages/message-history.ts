export type MessageKind = 'success' | 'failure' | 'info';

export interface OperationMessage {
  readonly id: number;
  readonly at: Date;
  readonly kind: MessageKind;
  readonly text: string;
  /** Takes the operation back, or leads to the reason; offered once, and for a while. */
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
}

export type History = readonly OperationMessage[];

const KEPT = 200;
const STORED = 'kehu.messages';

/** How long an operation can be taken back from its message. */
export const ACTION_MS = 5 * 60_000;

/** The newest first. */
export function withMessage(
  history: History,
  message: Omit<OperationMessage, 'id' | 'at'>,
  at: Date,
): History {
  return [{ ...message, id: (history[0]?.id ?? 0) + 1, at }, ...history].slice(0, KEPT);
}

/** An action that was used is offered no more. */
export function withoutAction(history: History, id: number): History {
  return history.map((message) => (message.id === id ? { ...message, action: undefined } : message));
}

/** Actions that are too old to be offered go; the same history when there are none. */
export function withoutExpired(history: History, now: Date): History {
  const isExpired = ({ action, at }: OperationMessage) =>
    action !== undefined && now.getTime() - at.getTime() >= ACTION_MS;
  return history.some(isExpired)
    ? history.map((message) => (isExpired(message) ? { ...message, action: undefined } : message))
    : history;
}

/** When the next action expires, in milliseconds from now; undefined where none is offered. */
export function nextExpiry(history: History, now: Date): number | undefined {
  const oldest = history.findLast(({ action }) => action !== undefined);
  return oldest && Math.max(0, oldest.at.getTime() + ACTION_MS - now.getTime());
}

/** What was said stays until the tab is closed; what an action would run does not outlive the page. */
export function storeHistory(history: History): void {
  sessionStorage.setItem(
    STORED,
    JSON.stringify(history.map(({ id, at, kind, text }) => ({ id, at, kind, text }))),
  );
}

export function storedHistory(): History {
  const stored = JSON.parse(sessionStorage.getItem(STORED) ?? '[]') as (Omit<OperationMessage, 'at'> & {
    readonly at: string;
  })[];
  return stored.map((message) => ({ ...message, at: new Date(message.at) }));
}
