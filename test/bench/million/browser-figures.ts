import { chromium, type Browser, type Page } from 'playwright-core';
import { launchBrowser } from '../../studio/support/launch-browser.ts';
import { figure, type Figure } from './figures.ts';
import { FIELDS } from './sixty-fields.ts';

const KEYS = 150;
const TURNS_OF_THE_WHEEL = 400;
const LONG_TASK_MS = 100;

/** Runs in the page, like the others below. From the key going down to behind the frame that shows its letter. */
const WATCH_KEYS = `
  globalThis.waits = [];
  addEventListener('keydown', () => {
    const begin = performance.now();
    requestAnimationFrame(() => setTimeout(() => waits.push(performance.now() - begin)));
  }, true);
`;

const WATCH_FRAMES = `
  globalThis.tasks = [];
  globalThis.frames = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)))
    .observe({ type: 'longtask' });
  let last = performance.now();
  const frame = (now) => { frames.push(now - last); last = now; requestAnimationFrame(frame); };
  requestAnimationFrame(frame);
`;

const WATCHED = `({ tasks, frames, rows: Number([...document.querySelectorAll('[aria-rowindex]')].at(-1)?.ariaRowIndex ?? 0) })`;

interface Watched {
  readonly tasks: readonly number[];
  readonly frames: readonly number[];
  readonly rows: number;
}

interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** What people feel in a real browser; without one the rows say why there is no figure. */
export async function browserFigures(
  url: string,
  credentials: Credentials,
  wanted: (name: string) => boolean,
): Promise<Figure[]> {
  const typing = `typing: a key in a form of ${FIELDS} fields`;
  const scrolling = 'scrolling: a list of a million rows';
  const measures = [
    { name: typing, measure: (page: Page) => typingFigure(typing, page) },
    { name: scrolling, measure: (page: Page) => scrollingFigure(scrolling, page) },
  ].filter(({ name }) => wanted(name));
  if (measures.length === 0) return [];
  const server = await launchBrowser('installed').catch((error: Error) => error);
  if (server instanceof Error) return measures.map(({ name }) => ({ name, note: server.message }));
  const browser = await chromium.connect(server.wsEndpoint());
  try {
    const figures: Figure[] = [];
    for (const { measure } of measures) figures.push(await inPage(browser, url, credentials, measure));
    return figures;
  } finally {
    await browser.close();
    await server.close();
  }
}

async function inPage(
  browser: Browser,
  url: string,
  credentials: Credentials,
  measure: (page: Page) => Promise<Figure>,
): Promise<Figure> {
  const context = await browser.newContext({
    baseURL: url,
    locale: 'zh-CN',
    viewport: { width: 1440, height: 900 },
  });
  try {
    await context.request.post('/api/auth/login', { data: credentials });
    return await measure(await context.newPage());
  } finally {
    await context.close();
  }
}

async function typingFigure(name: string, page: Page): Promise<Figure> {
  await page.goto('/record/sixty:sheet/new');
  await page.getByLabel('字段31').first().click();
  await page.evaluate(WATCH_KEYS);
  await page.keyboard.type('abcdefghij'.repeat(KEYS / 10), { delay: 60 });
  await page.waitForTimeout(500);
  const waits = await page.evaluate<number[]>('waits');
  const typed = await page.getByLabel('字段31').first().inputValue();
  if (typed.length !== KEYS) throw new Error(`${typed.length} of ${KEYS} keys arrived`);
  return figure(name, waits, 50, `${waits.length} keys, worst ${Math.max(...waits).toFixed(0)} ms`);
}

/** The wheel turned without a pause; the grid asks for pages as it goes. */
async function scrollingFigure(name: string, page: Page): Promise<Figure> {
  await page.goto('/list/crm:customer?view=crm%3AallCustomers');
  const grid = page.getByRole('grid');
  await grid.getByRole('row').nth(5).waitFor();
  const before = await heapMb(page);
  await page.evaluate(WATCH_FRAMES);
  const box = await grid.boundingBox();
  await page.mouse.move(box!.x + box!.width / 2, box!.y + box!.height / 2);
  for (let n = 0; n < TURNS_OF_THE_WHEEL; n++) {
    await page.mouse.wheel(0, 700);
    await page.waitForTimeout(30);
  }
  await page.waitForTimeout(1000);
  const { tasks, frames, rows } = await page.evaluate<Watched>(WATCHED);
  const long = tasks.filter((task) => task > LONG_TASK_MS);
  const after = await heapMb(page);
  const note = `${long.length} tasks over ${LONG_TASK_MS} ms (longest ${Math.max(0, ...tasks).toFixed(0)}), row ${rows} reached, heap ${before.toFixed(0)} → ${after.toFixed(0)} MB`;
  return figure(`${name}, a frame`, frames, undefined, note);
}

async function heapMb(page: Page): Promise<number> {
  const client = await page.context().newCDPSession(page);
  await client.send('HeapProfiler.collectGarbage');
  const { usedSize } = await client.send('Runtime.getHeapUsage');
  return usedSize / 2 ** 20;
}
