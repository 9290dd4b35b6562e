import { describe, expect, it } from 'vitest';
import { fillIn } from './support/form.ts';
import { useStudio } from './support/studio.ts';

describe('the first start', () => {
  const studio = useStudio({ fresh: true });

  it('says at its input what is wrong, and goes on where one left it', async () => {
    const page = await studio.visit('/', { as: null, refusals: [422] });
    const next = () => page.getByRole('button', { name: /^(下一步|完成设置)/ }).click();
    await fillIn(page, '公司名称', '华恒工业设备');
    await next();
    await fillIn(page, '密码', 'tea at half past four');
    await next();
    await page.getByRole('textbox', { name: '部门' }).first().fill('销售一部');
    await next();
    await page.reload();
    await fillIn(page, '密码', 'tea at half past four');
    await next();
    await page.getByRole('textbox', { name: '姓名' }).first().fill('李明轩');
    await page.getByRole('textbox', { name: '用户名' }).first().fill('li ming');
    await next();
    const wrong = page.locator('[aria-invalid="true"]');
    await wrong.waitFor();
    expect(await wrong.inputValue()).toBe('li ming');
    await wrong.fill('li');
    await next();
    await page.getByRole('heading', { name: '把链接发给同事' }).waitFor();
    const link = () => page.getByRole('textbox', { name: '李明轩' }).inputValue();
    const made = await link();
    await page.reload();
    await expect.poll(link).toBe(made);
  });
});
