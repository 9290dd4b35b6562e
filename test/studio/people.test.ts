import { describe, it } from 'vitest';
import { MEMBER_PASSWORD, signedInMember } from '../support/member.ts';
import { useStudio } from './support/studio.ts';

describe('people', () => {
  const studio = useStudio();

  it('are added with a link that lets them in at once', async () => {
    const page = await studio.visit('/people');
    await page.getByRole('button', { name: '添加员工' }).click();
    await page.getByRole('textbox', { name: '姓名' }).fill('许雯');
    await page.getByRole('textbox', { name: '用户名' }).fill('xuwen');
    await page.getByRole('button', { name: '添加并生成链接' }).click();
    const link = await page.getByRole('textbox', { name: '许雯' }).inputValue();
    const colleague = await studio.visit(new URL(link).pathname, { as: null });
    await colleague.getByLabel('密码').and(colleague.locator('input')).fill(MEMBER_PASSWORD);
    await colleague.getByRole('button', { name: '设置并进入' }).click();
    await colleague.getByRole('heading', { name: /^许雯，/ }).waitFor();
    await page.reload();
    await page.getByRole('listitem').filter({ hasText: 'xuwen' }).getByText('已加入').waitFor();
  });

  it("are nobody else's business", async () => {
    await signedInMember(studio.app, 'curious');
    const page = await studio.visit('/people', { as: 'curious' });
    await page.getByText('这里没有页面').waitFor();
  });
});
