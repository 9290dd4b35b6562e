/** A newer build of the screens waits to take over. */
type Waiting = ServiceWorker | undefined;

let waiting: Waiting;
const listeners = new Set<() => void>();

const HOUR_MS = 3_600_000;

export function waitingBuild(): Waiting {
  return waiting;
}

export function onWaitingBuild(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function announce(next: Waiting): void {
  waiting = next;
  for (const listener of listeners) listener();
}

/** Lets the browser keep files and notice new builds; where it cannot (plain HTTP), everything works without. */
export async function registerServiceWorker(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker.register('/service-worker.js').catch(() => undefined);
  if (!registration) return;
  if (registration.waiting && navigator.serviceWorker.controller) announce(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const found = registration.installing;
    found?.addEventListener('statechange', () => {
      // The first one ever installed is no update.
      if (found.state === 'installed' && navigator.serviceWorker.controller) announce(found);
    });
  });
  setInterval(() => void registration.update().catch(() => undefined), HOUR_MS);
}

/** Reloads the page with the new build. */
export function takeWaitingBuild(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  waiting?.postMessage('activate', []);
}
