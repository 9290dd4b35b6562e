import type { Page, Response } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useStudio } from './support/studio.ts';

const MOST_KB = 450;

describe('the first load', () => {
  const studio = useStudio();

  it.each(['/', '/list/crm:customer'])(`of %s takes less than ${MOST_KB} kB of script`, async (path) => {
    const page = await studio.visit('/icon.svg', { serviceWorker: true });
    const scripts = await scriptsOf(page, path);
    const bytes = scripts.reduce((sum, { size }) => sum + size, 0);
    console.log(`${path}: ${(bytes / 1000).toFixed(0)} kB in ${scripts.length} scripts`);
    expect(scripts.filter(({ packed }) => !packed)).toEqual([]);
    expect(bytes / 1000).toBeGreaterThan(100);
    expect(bytes / 1000).toBeLessThan(MOST_KB);
  });
});

interface Script {
  readonly url: string;
  readonly packed: boolean;
  readonly size: number;
}

/** Every script that travels until the screen stands still. */
async function scriptsOf(page: Page, path: string): Promise<Script[]> {
  const answers: Response[] = [];
  page.on('response', (answer) => {
    if (answer.request().resourceType() === 'script') answers.push(answer);
  });
  await page.goto(path);
  await page.getByRole('navigation', { name: '导航' }).waitFor();
  await page.waitForLoadState('networkidle');
  return answers.map((answer) => {
    const headers = answer.headers();
    const packed = headers['content-encoding'] === 'gzip';
    return { url: answer.url(), packed, size: Number(headers['content-length']) };
  });
}
