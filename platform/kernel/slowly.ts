export type Progress = (text: string) => void;

const QUIET_MS = 700;
const EVERY_MS = 5000;

/** Does a piece of work and, should it take noticeable time, says what goes on and for how long. */
export async function slowly<T>(progress: Progress, label: string, work: () => Promise<T>): Promise<T> {
  const begin = Date.now();
  const seconds = () => ((Date.now() - begin) / 1000).toFixed(1);
  const announcing = setTimeout(() => progress(`${label} …`), QUIET_MS);
  const ticking = setInterval(() => progress(`  ${label} (${seconds()} s)`), EVERY_MS);
  try {
    return await work();
  } finally {
    clearTimeout(announcing);
    clearInterval(ticking);
  }
}
