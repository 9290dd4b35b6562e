import axe, { type AxeResults, type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
/** Telling all that is well as exactly as what is not takes most of the time. */
const OPTIONS: RunOptions = { runOnly: { type: 'tag', values: WCAG_22_AA }, resultTypes: ['violations'] };

const RUN = `axe.run(document, ${JSON.stringify(OPTIONS)}).then(({ violations }) => violations)`;

/**
 * Nothing in the page breaks a rule of WCAG 2.2 AA that a program can check. The checker runs in the page itself: the
 * builder for this browser driver takes three times as long, for frames and shadows that no screen of ours has.
 */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  expect(page.frames(), screen).toHaveLength(1);
  if (await page.evaluate(`typeof axe === 'undefined'`)) await page.evaluate(axe.source);
  const violations = await page.evaluate<AxeResults['violations']>(RUN);
  const told = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any, all, none }) => {
      const why = [...any, ...all, ...none].map(({ message }) => message).join('; ');
      return `${id}: ${html.slice(0, 200)} — ${why}`;
    }),
  );
  expect.soft(told, screen).toEqual([]);
}
