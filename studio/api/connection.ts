/** Whether the server answers: reached, silent (`unreachable`), or not ready to work (`unavailable`). */
export type Connection = 'reached' | 'unreachable' | 'unavailable';

let connection: Connection = 'reached';
const listeners = new Set<() => void>();

export function connectionNow(): Connection {
  return connection;
}

/** Calls back whenever the connection is lost or comes back. */
export function onConnection(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Every request says here how it went. */
export function noteConnection(next: Connection): void {
  if (next === connection) return;
  connection = next;
  for (const listener of listeners) listener();
}

/** Asks the server whether it is ready to work again. */
export async function probeConnection(): Promise<Connection> {
  const next = await fetch('/health/ready', { cache: 'no-store' }).then(
    (response) => (response.ok ? 'reached' : 'unavailable'),
    () => 'unreachable' as const,
  );
  noteConnection(next);
  return next;
}
