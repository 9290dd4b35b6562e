import type { Browser } from 'playwright-core';

/** What a picture in the repository may weigh. */
const MOST_BYTES = 120_000;

/** Runs in the page: a PNG as WebP of some quality, as base64. */
const CONVERT = `async ([png, quality]) => {
  const image = await createImageBitmap(await (await fetch('data:image/png;base64,' + png)).blob());
  const canvas = new OffscreenCanvas(image.width, image.height);
  canvas.getContext('2d').drawImage(image, 0, 0);
  const blob = await canvas.convertToBlob({ type: 'image/webp', quality });
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}`;

/** The sharpest WebP of a picture that is small enough. */
export async function asWebp(browser: Browser, png: Buffer): Promise<Buffer> {
  const page = await browser.newPage();
  try {
    for (let quality = 0.92; quality > 0.3; quality -= 0.06) {
      const base64 = await page.evaluate<string>(
        `(${CONVERT})(${JSON.stringify([png.toString('base64'), quality])})`,
      );
      const webp = Buffer.from(base64, 'base64');
      if (webp.length <= MOST_BYTES) return webp;
    }
  } finally {
    await page.close();
  }
  throw new Error(`the picture does not fit into ${MOST_BYTES} bytes; show less`);
}
