import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Runs in the page: what can be pressed or typed into, lies outside the window and cannot be scrolled to. */
const OUT_OF_REACH = `(() => {
  const scrolls = (element) => /auto|scroll/.test(getComputedStyle(element).overflowX);
  const inScroller = (element) => {
    for (let one = element; one; one = one.parentElement) if (scrolls(one) && one.scrollWidth > one.clientWidth) return true;
    return false;
  };
  return [...document.querySelectorAll('a, button, input, select, textarea, [tabindex="0"]')]
    .filter((element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
    .filter((element) => {
      const { left, right, width, height } = element.getBoundingClientRect();
      return width > 1 && height > 1 && right > 0 && (right > innerWidth + 1 || left < -1) && !inScroller(element);
    })
    .map((element) => element.outerHTML.slice(0, 160));
})()`;

/** The page fits the window: nothing scrolls sideways and nothing is cut off. */
export async function expectNoSidewaysScroll(page: Page, screen: string): Promise<void> {
  const widths = await page.evaluate<number[]>(
    '[document.documentElement.scrollWidth, document.querySelector("main")?.scrollWidth ?? 0]',
  );
  const { width } = page.viewportSize()!;
  expect.soft(Math.max(...widths), `${screen} scrolls sideways`).toBeLessThanOrEqual(width);
  expect.soft(await page.evaluate<string[]>(OUT_OF_REACH), `${screen} cuts off`).toEqual([]);
}
