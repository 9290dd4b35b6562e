/** What takes longer than it may. */
class TimeLimitPassed extends Error {
  constructor(readonly limitMs: number) {
    super(`not ready after ${limitMs / 1000} s`);
    this.name = 'TimeLimitPassed';
  }
}

/**
 * Waits for work no longer than it may take. The work itself is not stopped: what it still does, it does for nobody.
 *
 * @throws TimeLimitPassed
 */
export async function withinTime<T>(work: Promise<T> | T, limitMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const passed = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TimeLimitPassed(limitMs)), limitMs);
    timer.unref();
  });
  try {
    return await Promise.race([work, passed]);
  } finally {
    clearTimeout(timer);
  }
}
