import { describe, expect, it } from 'vitest';
import { change, field, fillCell, fillIn, issueOf, lines, save } from './support/form.ts';
import { create, find, idIn, read } from './support/records.ts';
import { useStudio } from './support/studio.ts';

describe('the form of a customer', () => {
  const studio = useStudio();

  it('saves a customer together with two contacts', async () => {
    const page = await studio.visit('/record/crm:customer/new');
    await fillIn(page, '客户名称', '无锡恒力机床有限公司');
    const contacts = lines(page, '联系人');
    for (const [at, name] of ['王芳', '陈刚'].entries()) {
      await page.getByRole('button', { name: '添加一行' }).click();
      await fillCell(contacts.nth(at), 0, name);
    }
    await save(page);
    await page.getByRole('heading', { level: 1, name: '无锡恒力机床有限公司' }).waitFor();
    const saved = await read(studio.app, 'customer', idIn(page.url()));
    const people = await find(studio.app, 'contact', `customer == '${saved.id}'`);
    expect(people.map(({ name }) => name).toSorted()).toEqual(['王芳', '陈刚']);
  });

  it('takes the day a customer was really won', async () => {
    const page = await studio.visit('/record/crm:customer/new');
    await fillIn(page, '客户名称', '常州旧友机械厂');
    await fillIn(page, '创建日期', '2019-05-20');
    await field(page, '创建日期').press('Enter');
    await save(page);
    await page.getByRole('heading', { level: 1, name: '常州旧友机械厂' }).waitFor();
    const saved = await read(studio.app, 'customer', idIn(page.url()));
    expect(saved['businessDate']).toBe('2019-05-20');
  });

  it.each([
    ['zh-CN', '关键字', '关键字至少两个字，否则会把无关的客户当作重复'],
    ['en', 'Keyword', 'A keyword has at least two characters; one alone would match unrelated customers'],
  ] as const)('shows in %s what the server refuses, at its field', async (language, label, message) => {
    const { id } = await create(studio.app, 'customer', { name: `南通${language}` });
    const page = await studio.visit(`/record/crm:customer/${id}`, { language, refusals: [422] });
    await change(page, label, '中');
    await save(page);
    await issueOf(page, 'keyword').filter({ hasText: message }).waitFor();
    expect(await issueOf(page, 'name').count()).toBe(0);
    expect((await read(studio.app, 'customer', id))['keyword']).toBeNull();
  });

  it('names the missing required field', async () => {
    const page = await studio.visit('/record/crm:customer/new', { refusals: [400, 422] });
    await save(page);
    await issueOf(page, 'name').waitFor();
    expect(await issueOf(page, 'name').textContent()).toMatch(/客户名称|必填|不能为空|请填写/);
  });
});
