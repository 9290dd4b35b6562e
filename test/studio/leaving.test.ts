import { describe, expect, it } from 'vitest';
import { signedInMember } from '../support/member.ts';
import { expectAccessible } from './support/accessibility.ts';
import { useStudio } from './support/studio.ts';

describe('somebody who leaves', () => {
  const studio = useStudio();

  it('hands records over with their number, and is signed out', async () => {
    const token = await signedInMember(studio.app, 'leaver');
    await signedInMember(studio.app, 'heir');
    for (let n = 0; n < 3; n++)
      await studio.app.api('POST', '/api/records/customer', { name: `客户 ${n}` }, { as: token });
    const page = await studio.visit('/people');
    await page.getByRole('button', { name: 'leaver：更多' }).click();
    await page.getByText('离职交接…').click();
    const dialog = page.getByRole('dialog', { name: 'leaver离职' });
    await dialog.getByRole('listitem').filter({ hasText: '客户' }).getByText('3').waitFor();
    await expectAccessible(page, 'leave');
    await dialog.getByRole('combobox', { name: '由谁接手' }).fill('heir');
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: '交接 3 条并设为离职' }).click();
    await page.getByText('「leaver」已离职，交接了 3 条记录').waitFor();
    const filter = encodeURIComponent("name.startsWith('客户 ')");
    const { body } = await studio.app.api<{ items: { owner: { title: string } }[] }>(
      'GET',
      `/api/records/customer?filter=${filter}&fields=owner`,
    );
    expect(body.items.map(({ owner }) => owner.title)).toEqual(['heir', 'heir', 'heir']);
    expect((await studio.app.api('GET', '/api/auth/me', undefined, { as: token })).status).toBe(401);
    await page.getByRole('button', { name: '显示离职员工' }).click();
    await page.getByRole('listitem').filter({ hasText: 'leaver' }).getByText('已离职').waitFor();
  });

  it('has ways in that an administrator sees and ends', async () => {
    const token = await signedInMember(studio.app, 'suspect');
    const page = await studio.visit('/people');
    await page.getByRole('button', { name: 'suspect：更多' }).click();
    await page.getByText('登录方式…').click();
    await page.getByText('1 台').waitFor();
    await expectAccessible(page, 'ways-in');
    await page.getByRole('button', { name: '全部退出' }).click();
    await page.getByText('0 台').waitFor();
    expect((await studio.app.api('GET', '/api/auth/me', undefined, { as: token })).status).toBe(401);
  });
});
