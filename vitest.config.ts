import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';

/** What plugins import; at run time the host says where it is. */
const resolve = { alias: { 'kehu/sdk': fileURLToPath(new URL('platform/sdk.ts', import.meta.url)) } };

/**
 * Files that one worker runs share its modules: loading the platform anew for each took half of the time. A test file
 * therefore leaves nothing behind in a module: what it starts it closes, and what it sets it sets back.
 */
const isolate = false;

/** The longest journeys of administration, orders and service, whose server side the project `api` tests: in the full run. */
const SELDOM = ['second-factor', 'list-tree', 'orders', 'service-work', 'leads', 'scheme'].map(
  (name) => `test/studio/${name}.test.ts`,
);

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        resolve,
        test: {
          name: 'unit',
          isolate,
          include: ['{platform,studio}/**/*.test.ts', 'test/{unit,rules,contract}/**/*.test.ts'],
          exclude: ['platform/storage/embedded/**', 'test/contract/**/*-api.test.ts'],
          testTimeout: 20_000,
          maxWorkers: '100%',
        },
      },
      {
        resolve,
        test: {
          name: 'api',
          isolate,
          include: [
            'test/{api,access-oracle,chaos,real-data}/**/*.test.ts',
            'test/contract/**/*-api.test.ts',
            'platform/storage/embedded/**/*.test.ts',
          ],
          globalSetup: ['test/support/test-server.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: '100%',
        },
      },
      {
        resolve,
        test: {
          name: 'studio',
          isolate,
          include: ['test/studio/**/*.test.ts'],
          exclude: process.env['TEST_FULL'] ? [] : SELDOM,
          globalSetup: ['test/support/test-server.ts', 'test/studio/support/browser-server.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 30_000 } },
          // A browser, a server and a database wait for each other most of the time.
          maxWorkers: 2,
          // Seconds that people wait are measured when nothing else runs.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
