/** Successive items in lists, each closed when the weight of its items reaches a limit. */
export async function* inChunks<T>(
  items: AsyncIterable<T>,
  limit: number,
  weightOf: (item: T) => number,
): AsyncGenerator<T[], void> {
  let chunk: T[] = [];
  let weight = 0;
  for await (const item of items) {
    chunk.push(item);
    weight += weightOf(item);
    if (weight < limit) continue;
    yield chunk;
    [chunk, weight] = [[], 0];
  }
  if (chunk.length > 0) yield chunk;
}

/** Prepares the next item while the one before is being worked on, never more than one ahead. */
export async function* oneAhead<T, R>(
  items: AsyncIterable<T>,
  prepare: (item: T) => Promise<R>,
): AsyncGenerator<R, void> {
  let ahead: Promise<R> | undefined;
  for await (const item of items) {
    const ready = ahead;
    ahead = prepare(item);
    // Whoever waits for it next sees the failure; until then nobody may call it unhandled.
    ahead.catch(() => undefined);
    if (ready) yield await ready;
  }
  if (ahead) yield await ahead;
}
