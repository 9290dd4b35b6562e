import { describe, expect, it } from 'vitest';
import { signedInMember } from '../support/member.ts';
import { expectAccessible } from './support/accessibility.ts';
import { create, read } from './support/records.ts';
import { useStudio } from './support/studio.ts';

const BOOK = '/customise/entity/library%3Abook';

describe('customising', () => {
  const studio = useStudio({ packs: ['test/fixtures/library'] });

  it('goes from a draft over its plan into force, and back', async () => {
    const { id } = await create(studio.app, 'book', { title: '三体' });
    const page = await studio.visit(BOOK);
    await page
      .getByRole('navigation', { name: '字段' })
      .getByRole('button', { name: /title$/ })
      .click();
    await page.getByLabel('名称（中文）').fill('图书名');
    await page.getByRole('navigation', { name: '字段' }).getByRole('button', { name: '添加' }).click();
    await page.getByLabel('中文名称').fill('捐赠人');
    await page.getByLabel('英文名称').fill('Donor');
    await page.getByRole('button', { name: '添加', exact: true }).last().click();
    await page.getByText('x_donor').first().waitFor();
    await page.getByRole('switch', { name: '必填' }).click();
    await page.getByText(/自动保存/).waitFor();
    await page.getByRole('link', { name: '查看影响与发布…' }).click();
    await page.getByText('增加图书 › 捐赠人').waitFor();
    await page.getByRole('combobox', { name: '图书 › 捐赠人' }).click();
    await page.getByText('填入一个值', { exact: true }).click();
    await page.getByLabel('填什么').fill('校友会');
    await expectAccessible(page, 'plan');
    await page.getByRole('button', { name: /^发布为 v/ }).click();
    await page
      .getByText(/^v\d+ 已发布/)
      .first()
      .waitFor();
    await page.goto(`${studio.app.url}/record/library%3Abook/new`);
    await page.getByLabel('图书名').waitFor();
    await page.getByLabel('捐赠人').waitFor();
    expect(await read(studio.app, 'book', id)).toMatchObject({ x_donor: '校友会' });
    await page.goto(`${studio.app.url}/customise/versions`);
    await page.getByRole('button', { name: '回到此版' }).first().click();
    await page
      .getByText(/^已回到 v\d+，作为新版 v\d+$/)
      .first()
      .waitFor();
    await page.goto(`${studio.app.url}/record/library%3Abook/new`);
    await page.getByLabel('书名').waitFor();
    expect(await page.getByLabel('捐赠人').count()).toBe(0);
  });

  it('is not for everybody', async () => {
    await signedInMember(studio.app, 'reader');
    const page = await studio.visit('/customise', { as: 'reader' });
    await page.getByText('这里没有页面').waitFor();
  });
});
