import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { signedInMember } from '../support/member.ts';
import { find } from './support/records.ts';
import { useStudio } from './support/studio.ts';

describe('somebody who may only read users', () => {
  const studio = useStudio();

  beforeAll(async () => {
    if (studio.app) await signedInMember(studio.app, 'wang');
  });

  it('sees no button in their list that would be refused', async () => {
    const page = await studio.visit('/list/core:user', { as: 'wang' });
    await page.getByRole('row', { name: /wang/ }).waitFor();
    expect(await named(page, /新建|删除|改派|批量修改/)).toEqual([]);
    await page.getByRole('checkbox').first().check();
    await page.getByRole('toolbar', { name: '批量操作' }).waitFor();
    expect(await named(page, /新建|删除|改派|批量修改/)).toEqual([]);
    const editable = page.locator('[role="gridcell"][aria-readonly="false"]');
    expect(await editable.count()).toBe(0);
  });

  it('reads a user without any way to change or delete it', async () => {
    const [admin] = await find(studio.app, 'core:user', "username == 'admin'");
    const page = await studio.visit(`/record/core:user/${admin!.id}`, { as: 'wang' });
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await named(page, /^修改|删除/)).toEqual([]);
    await page.keyboard.press('e');
    expect(await page.locator('[data-field] input').count()).toBe(0);
  });

  it('is told that there is no form for a new one', async () => {
    const page = await studio.visit('/record/core:user/new', { as: 'wang' });
    await page.getByText('这里没有页面').waitFor();
  });
});

/** The names of the buttons that can be seen and say this. */
async function named(page: Page, pattern: RegExp): Promise<string[]> {
  const buttons = page.getByRole('button', { name: pattern });
  return buttons.allTextContents();
}
