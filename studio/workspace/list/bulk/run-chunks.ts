/** How far a long piece of work is. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/**
 * Does work on many things, some at a time, telling how far it is. What was done when it is stopped stays done.
 *
 * @returns the results of the chunks that ran
 */
export async function runChunks<T, R>(
  things: readonly T[],
  size: number,
  work: (chunk: readonly T[]) => Promise<readonly R[]>,
  { signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress: (progress: Progress) => void },
): Promise<readonly R[]> {
  const results: R[] = [];
  for (let at = 0; at < things.length && !signal.aborted; at += size) {
    results.push(...(await work(things.slice(at, at + size))));
    onProgress({ done: Math.min(at + size, things.length), total: things.length });
  }
  return results;
}
