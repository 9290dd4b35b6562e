import { expect, inject, it } from 'vitest';
import { packagedChromium } from './support/packaged-chromium.ts';

const FITS = process.platform === 'linux' && process.arch === 'x64';

it('the browser of these tests is the one from npm, with libraries and fonts of its own', async (context) => {
  if (!FITS) context.skip(`it is built for linux-x64, this is ${process.platform}-${process.arch}`);
  if (process.env['CHROMIUM_PATH']) context.skip('CHROMIUM_PATH names another');
  const { path } = await packagedChromium();
  expect(inject('browser')).toMatchObject({ path });
});
