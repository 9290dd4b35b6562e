import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { projectRoot } from '../../../platform/kernel/project-root.ts';
import { buildProduct, startProduct } from '../../support/product-process.ts';
import { launchBrowser } from '../support/launch-browser.ts';
import { asWebp } from './as-webp.ts';
import { PICTURES, type Picture } from './pictures.ts';
import { prepareCompany, SALES_REP } from './prepare-company.ts';

const FOLDER = join(projectRoot, 'studio/screenshots');
const ADMIN = { username: 'admin', password: 'The pictures of 2026' };

/** Takes the pictures of the README: starts the product with its demo data and looks at it as a sales rep and an administrator do. */
async function takePictures(): Promise<void> {
  buildProduct();
  mkdirSync(FOLDER, { recursive: true });
  const data = mkdtempSync(join(tmpdir(), 'kehu-pictures-'));
  const product = await startProduct({
    KEHU_DATA_DIR: data,
    KEHU_DEMO: '1',
    KEHU_ADMIN_USERNAME: ADMIN.username,
    KEHU_ADMIN_PASSWORD: ADMIN.password,
  });
  const server = await launchBrowser();
  const browser = await chromium.connect(server.wsEndpoint());
  try {
    await prepareCompany(product.url, ADMIN);
    for (const picture of PICTURES) await take(browser, product.url, picture);
  } finally {
    await browser.close();
    await server.close();
    product.signal('SIGTERM');
    await product.ended;
    rmSync(data, { recursive: true });
  }
}

async function take(browser: Browser, url: string, picture: Picture): Promise<void> {
  const context = await browser.newContext({
    baseURL: url,
    locale: picture.language,
    colorScheme: picture.appearance,
    timezoneId: 'Asia/Shanghai',
    viewport: picture.size,
    deviceScaleFactor: picture.scale,
    isMobile: picture.size.width < 600,
    hasTouch: picture.size.width < 600,
  });
  await signIn(context, picture.asAdmin ? ADMIN : SALES_REP);
  const page = await context.newPage();
  await picture.reach(page);
  await settle(page);
  const content = await asWebp(browser, await page.screenshot());
  writeFileSync(join(FOLDER, `${picture.name}.webp`), content);
  console.log(`${picture.name}.webp: ${Math.round(content.length / 1000)} kB`);
  await context.close();
}

async function signIn(context: BrowserContext, data: typeof ADMIN): Promise<void> {
  const answer = await context.request.post('/api/auth/login', { data });
  if (!answer.ok()) throw new Error(await answer.text());
}

/** Everything is read and drawn, and nothing has the pointer on it. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.mouse.move(0, 0);
  await page.evaluate('document.fonts.ready');
  await page.waitForTimeout(400);
}

await takePictures();
