import type { Locator, Page } from 'playwright-core';

/** The input behind this label, not the help beside it. */
export function field(place: Page | Locator, label: string): Locator {
  return place.getByLabel(label).and(place.locator('input, textarea')).first();
}

/** Types into the field with this label. */
export async function fillIn(place: Page | Locator, label: string, text: string): Promise<void> {
  await field(place, label).fill(text);
}
