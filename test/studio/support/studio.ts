import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject } from 'vitest';
import { ADMIN } from '../../support/admin.ts';
import { startTestApp, type TestApp, type TestAppOptions } from '../../support/test-app.ts';
import { MEMBER_PASSWORD } from '../../support/member.ts';
import { Troubles } from './troubles.ts';

export const PHONE = { width: 390, height: 844 } as const;
export const DESK = { width: 1440, height: 900 } as const;

export interface VisitOptions {
  /** Username; null for nobody. Default: the administrator. */
  readonly as?: string | null;
  readonly language?: 'zh-CN' | 'en';
  readonly appearance?: 'light' | 'dark';
  readonly size?: { readonly width: number; readonly height: number };
  /** Statuses with which the server is going to refuse something. */
  readonly refusals?: readonly number[];
  /** With the worker that waits for new versions and tells that one is offline; it comes with every first visit. */
  readonly serviceWorker?: boolean;
}

/** The application of one test file as seen through a browser. */
export interface Studio {
  readonly app: TestApp;
  /** Opens an address in a new window of its own: no cookie, no storage of another visit. */
  visit(path: string, options?: VisitOptions): Promise<Page>;
}

const SCREENSHOTS = join(import.meta.dirname, '..', 'screenshots');

/**
 * Starts the application for the tests of one file. Each test fails on errors of the pages it visited.
 *
 * @example
 * const studio = useStudio();
 * it('greets', async () => {
 *   const page = await studio.visit('/');
 *   await page.getByRole('heading', { level: 1 }).waitFor();
 * });
 */
export function useStudio(options: TestAppOptions = {}): Studio {
  const place = inject('browser');
  const cookies = new Map<string, Cookies>();
  const visits: { context: BrowserContext; troubles: Troubles }[] = [];
  let app: TestApp | undefined;
  let browser: Browser | undefined;

  beforeAll(async () => {
    if ('missing' in place) return;
    [app, browser] = await Promise.all([startTestApp(options), chromium.connect(place.address)]);
  });
  beforeEach((context) => {
    if ('missing' in place) context.skip(place.missing);
  });
  afterEach(async ({ task }) => {
    const closing = visits.splice(0);
    const pages = closing.flatMap(({ context }) => context.pages());
    if (task.result?.state === 'fail')
      await Promise.all(pages.map((page, at) => keepFailure(page, `${task.name} ${at}`)));
    await Promise.all(closing.map(({ context }) => context.close()));
    expect(closing.flatMap(({ troubles }) => troubles.found)).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  return {
    get app() {
      return app!;
    },
    async visit(path, visit = {}) {
      const context = await browser!.newContext({
        baseURL: app!.url,
        locale: visit.language ?? 'zh-CN',
        colorScheme: visit.appearance ?? 'light',
        reducedMotion: 'reduce',
        timezoneId: 'Asia/Shanghai',
        serviceWorkers: visit.serviceWorker ? 'allow' : 'block',
        viewport: visit.size ?? DESK,
        ...(visit.size === PHONE ? { hasTouch: true, isMobile: true } : {}),
      });
      context.setDefaultTimeout(30_000);
      // Nobody has signed in yet: the server says so, and the browser writes that on its console.
      const troubles = new Troubles([...(visit.as === null ? [401] : []), ...(visit.refusals ?? [])]);
      await troubles.watch(context);
      visits.push({ context, troubles });
      if (visit.as !== null) await signIn(context, visit.as ?? ADMIN.username, cookies);
      const page = await context.newPage();
      await page.goto(path);
      return page;
    },
  };
}

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;

/** Once for each person; further windows begin with the session that is open already. */
async function signIn(context: BrowserContext, username: string, known: Map<string, Cookies>): Promise<void> {
  const open = known.get(username);
  if (open) return context.addCookies(open);
  const password = username === ADMIN.username ? ADMIN.password : MEMBER_PASSWORD;
  const answer = await context.request.post('/api/auth/login', { data: { username, password } });
  expect(answer.status(), await answer.text()).toBeLessThan(300);
  known.set(username, await context.cookies());
}

/** Keeps a picture for people to look at. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
}

async function keepFailure(page: Page, test: string): Promise<void> {
  await keepPicture(page, `failed/${test.replace(/[^\w\u4e00-\u9fff]+/g, '-')}`).catch(() => undefined);
}
