type Listener = () => void;

const listeners: Listener[] = [];

/** Calls back when somebody presses the key for logging; only the first on the page answers. */
export function onLogKey(listener: Listener): () => void {
  listeners.push(listener);
  return () => void listeners.splice(listeners.indexOf(listener), 1);
}

/** True when somebody answered. */
export function pressLogKey(): boolean {
  listeners[0]?.();
  return listeners.length > 0;
}
