import { describe, expect, it } from 'vitest';
import { signedInMember } from '../support/member.ts';
import { useStudio } from './support/studio.ts';

describe('the operation log', () => {
  const studio = useStudio();

  it('shows an administrator who changed what, filters, verifies and exports', async () => {
    await signedInMember(studio.app, 'logged');
    const page = await studio.visit('/operation-log');
    await page.getByRole('listitem').filter({ hasText: 'logged' }).first().waitFor();
    await page.getByRole('combobox', { name: '做了什么' }).fill('接受邀请');
    await page.keyboard.press('Enter');
    await page.getByRole('listitem').filter({ hasText: '接受邀请' }).first().waitFor();
    await expect.poll(() => page.getByRole('listitem').filter({ hasText: '新建' }).count()).toBe(0);
    await page.getByRole('button', { name: '立即核对' }).click();
    await page.getByText('完整无改动').waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出 CSV' }).click();
    expect((await download).suggestedFilename()).toMatch(/^操作日志 .*\.csv$/);
  });

  it("is nobody else's business", async () => {
    await signedInMember(studio.app, 'curious.of.log');
    const page = await studio.visit('/operation-log', { as: 'curious.of.log' });
    await page.getByText('这里没有页面').waitFor();
  });
});
