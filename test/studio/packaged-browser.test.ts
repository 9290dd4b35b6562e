import { chromium } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { launch } from './support/launch-browser.ts';
import { packagedChromium } from './support/packaged-chromium.ts';

const FITS = process.platform === 'linux' && process.arch === 'x64';

describe('the browser from npm', () => {
  it('draws a page without any browser of the system', async (context) => {
    if (!FITS) context.skip(`it is built for linux-x64, this is ${process.platform}-${process.arch}`);
    const server = await launch(await packagedChromium());
    const browser = await chromium.connect(server.wsEndpoint());
    try {
      const page = await browser.newPage();
      await page.setContent('<title>客户</title><p style="width: 50vw">Kehu</p>');
      expect(await page.title()).toBe('客户');
      expect((await page.screenshot()).length).toBeGreaterThan(1000);
    } finally {
      await browser.close();
      await server.close();
    }
  });
});
