import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible } from './support/accessibility.ts';
import { create, read, type Stored } from './support/records.ts';
import { PHONE, useStudio } from './support/studio.ts';

/** A Wednesday well ahead, so that nothing is overdue and the week holds no month's end. */
const DAY = '2031-03-12';
const CALENDAR = `/list/crm:activity?view=crm:activityCalendar&on=${DAY}`;

describe('a calendar', () => {
  const studio = useStudio();
  let early: Stored;
  let call: Stored;

  beforeAll(async () => {
    if (!studio.app) return;
    early = await plan('看样机', '09:00', '10:00');
    call = await plan('电话', '09:30', '10:00');
  });

  const plan = (subject: string, from: string, to: string) =>
    create(studio.app, 'activity', {
      subject,
      plannedStart: `${DAY}T${from}:00+08:00`,
      plannedEnd: `${DAY}T${to}:00+08:00`,
    });
  const times = async () => {
    const { plannedStart, plannedEnd } = await read(studio.app, 'activity', early.id);
    return [plannedStart, plannedEnd];
  };

  it('shows a week by the hour, warns of what clashes, and is played by the keyboard', async () => {
    const page = await studio.visit(CALENDAR);
    await entry(page, early).getByRole('img', { name: '时间冲突：电话' }).waitFor();
    await expectAccessible(page, 'calendar');
    await entry(page, early).focus();
    for (const key of [' ', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowRight', 'Enter'])
      await page.keyboard.press(key);
    await page.getByRole('log').getByText('「看样机」已改到 03-13 10:00').waitFor();
    expect(await times()).toEqual(['2031-03-13T02:00:00.000Z', '2031-03-13T03:00:00.000Z']);
    await page.getByRole('log').getByRole('button', { name: '撤销' }).first().click();
    await page.getByRole('log').getByText('与「电话」时间冲突').waitFor();
    expect(await times()).toEqual(['2031-03-12T01:00:00.000Z', '2031-03-12T02:00:00.000Z']);
  });

  it('takes what is dragged to another day of the month at the same time', async () => {
    const page = await studio.visit(`${CALENDAR}&span=month`, { language: 'en' });
    await expectAccessible(page, 'month');
    const target = (await page.locator('[data-day="2031-03-20"]').boundingBox())!;
    const start = (await entry(page, early).boundingBox())!;
    await page.mouse.move(start.x + 20, start.y + 8);
    await page.mouse.down();
    await page.mouse.move(start.x + 30, start.y + 20, { steps: 2 });
    await page.mouse.move(target.x + 40, target.y + 60, { steps: 4 });
    await page.mouse.up();
    await page.getByRole('log').getByText('Moved “看样机” to 03-20 09:00').waitFor();
    expect(await times()).toEqual(['2031-03-20T01:00:00.000Z', '2031-03-20T02:00:00.000Z']);
  });

  it('is an agenda on a phone', async () => {
    const page = await studio.visit(CALENDAR, { size: PHONE });
    await page.getByRole('heading', { name: '3月12日星期三' }).waitFor();
    await expectAccessible(page, 'agenda');
    await entry(page, call).click();
    await page.getByRole('heading', { level: 1, name: '电话' }).waitFor();
  });
});

function entry(page: Page, { id }: Stored) {
  return page.locator(`[data-entry="${id}"]`);
}
