import { beforeAll, describe, expect, it } from 'vitest';
import { signedInMember } from '../support/member.ts';
import { expectAccessible } from './support/accessibility.ts';
import { create, find } from './support/records.ts';
import { PHONE, useStudio } from './support/studio.ts';

describe('notifications', () => {
  const studio = useStudio({ packs: ['test/fixtures/library'] });

  beforeAll(async () => {
    if (studio.app) for (const name of ['ann', 'ben']) await signedInMember(studio.app, name);
  });

  /** Makes somebody the owner of one reader, then of two more at once. */
  async function give(username: string): Promise<void> {
    const [user] = await find(studio.app, 'user', `username == '${username}'`);
    await create(studio.app, 'reader', { name: `陈静 ${username}`, owner: user!.id });
    const operations = ['甲', '乙'].map((name) => ({ op: 'create', data: { name, owner: user!.id } }));
    await studio.app.api('POST', '/api/records/reader/batch', { operations, atomic: true });
  }

  it('are counted, read by keyboard, and lead to what they are about', async () => {
    await give('ann');
    const page = await studio.visit('/', { as: 'ann' });
    await page.getByRole('button', { name: '通知，2 条未看' }).press('Enter');
    const drawer = page.getByRole('dialog', { name: '通知' });
    // Or yesterday, when midnight comes between.
    await drawer.getByRole('heading', { name: /^(今天|昨天)$/ }).waitFor();
    await drawer.getByRole('link', { name: /把 2 个读者交给你/ }).waitFor();
    await expectAccessible(page, 'notifications');
    await page.getByRole('button', { name: '通知', exact: true, includeHidden: true }).waitFor();
    await drawer.getByRole('link', { name: /把读者 陈静 ann 交给你/ }).press('Enter');
    await page.getByRole('heading', { level: 1, name: '陈静 ann' }).waitFor();
    await drawer.waitFor({ state: 'hidden' });
    await page.reload();
    await expect.poll(() => page.getByRole('button', { name: '通知', exact: true }).count()).toBe(1);
  });

  it('are behind More on a phone', async () => {
    await give('ben');
    const page = await studio.visit('/', { as: 'ben', language: 'en', size: PHONE });
    await page.getByRole('button', { name: 'More 2 unseen notifications' }).tap();
    await page.getByRole('button', { name: 'Notifications, 2 unseen' }).tap();
    const drawer = page.getByRole('dialog', { name: 'Notifications' });
    await drawer.getByRole('link', { name: /gave you the reader 陈静 ben/ }).waitFor();
    await expectAccessible(page, 'notifications on a phone');
    await drawer.getByRole('link', { name: /gave you 2 readers/ }).tap();
    await page.waitForURL(/\/list\/library(:|%3A)reader\?filter=/);
  });

  it('say so where there are none', async () => {
    const page = await studio.visit('/');
    await page.getByRole('button', { name: '通知', exact: true }).click();
    await page.getByRole('dialog', { name: '通知' }).getByText('还没有通知').waitFor();
    await expectAccessible(page, 'no notifications');
  });
});
