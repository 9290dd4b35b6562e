import type { RunningServer } from '../servers.ts';
import { WORDS } from './dataset.ts';
import { figure, type Figure } from './figures.ts';

const GOAL = 50;
const REQUESTS = 100;
const WARM_UP = 5;

export interface Searcher {
  readonly name: string;
  readonly token: string;
}

/** Each kind of word, as each caller, in the list people search in and across all entities; one request at a time. */
export async function searchFigures(
  server: RunningServer,
  searchers: readonly Searcher[],
): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { name, token } of searchers) {
    for (const [kind, word] of Object.entries(WORDS)) {
      const q = `q=${encodeURIComponent(word)}`;
      const list = `/api/records/customer?view=allCustomers&limit=50&${q}`;
      figures.push(await measured(`search: ${kind} word in the list, ${name}`, server, token, list));
      const newest = `/api/records/customer?limit=50&fields=code,name,status,owner&${q}`;
      figures.push(await measured(`search: ${kind} word, newest first, ${name}`, server, token, newest));
      if (name === 'admin') {
        figures.push(
          await measured(`search: ${kind} word everywhere, ${name}`, server, token, `/api/search?${q}`),
        );
      }
    }
  }
  return figures;
}

async function measured(name: string, server: RunningServer, token: string, path: string): Promise<Figure> {
  const milliseconds: number[] = [];
  let found = 0;
  for (let n = -WARM_UP; n < REQUESTS; n++) {
    const begin = performance.now();
    const response = await fetch(`${server.url}${path}`, { headers: { authorization: `Bearer ${token}` } });
    const { items } = (await response.json()) as { items?: readonly unknown[] };
    if (!items) throw new Error(`${path} answered ${response.status}`);
    if (n >= 0) milliseconds.push(performance.now() - begin);
    found = items.length;
  }
  return figure(name, milliseconds, GOAL, `${found} found`);
}
