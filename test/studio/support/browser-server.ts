import type { BrowserServer } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { launchBrowser } from './launch-browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the one browser of this run listens, or why there is none. */
    browser: { readonly address: string; readonly path: string } | { readonly missing: string };
  }
}

let server: BrowserServer | undefined;

export async function setup(project: TestProject): Promise<void> {
  try {
    server = await launchBrowser();
    project.provide('browser', { address: server.wsEndpoint(), path: server.process().spawnfile });
  } catch (error) {
    project.provide('browser', { missing: (error as Error).message });
  }
}

export async function teardown(): Promise<void> {
  await server?.close();
}
