import { describe, expect, it } from 'vitest';
import { PHONE, useStudio } from './support/studio.ts';

describe('the list of what forms a tree', () => {
  const studio = useStudio({ demo: true });
  const path = '/list/crm:productCategory';

  it('puts children under their parents, and folds and unfolds by keyboard', async () => {
    const page = await studio.visit(path);
    const grid = page.getByRole('treegrid');
    const row = (name: string) => grid.getByRole('row').filter({ hasText: name });
    await row('立式加工中心').waitFor();
    expect(await row('数控机床').first().getAttribute('aria-level')).toBe('1');
    expect(await row('立式加工中心').getAttribute('aria-level')).toBe('2');
    await row('立式加工中心')
      .getByRole('gridcell')
      .nth(1)
      .click({ position: { x: 200, y: 10 } });
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => row('立式加工中心').count()).toBe(0);
    await expect.poll(() => row('数控机床').first().getAttribute('aria-expanded')).toBe('false');
    await page.keyboard.press('ArrowRight');
    await row('立式加工中心').waitFor();
  });

  it('is flat for what is searched, with what stands above it', async () => {
    const page = await studio.visit(path);
    await page.getByRole('treegrid').waitFor();
    await page.getByRole('searchbox').fill('立式');
    const found = page.getByRole('grid').getByRole('row').filter({ hasText: '立式加工中心' });
    await found.getByText('数控机床').waitFor();
    expect(await page.getByRole('treegrid').count()).toBe(0);
  });

  it('folds by touch', async () => {
    const page = await studio.visit(path, { size: PHONE });
    const child = page.getByRole('listitem').filter({ hasText: '立式加工中心' });
    await child.waitFor();
    await page.getByRole('button', { name: '数控机床的下级' }).tap();
    await expect.poll(() => child.count()).toBe(0);
  });

  it('keeps its folds for whoever comes back', async () => {
    const page = await studio.visit(path);
    const fold = page.getByRole('row').filter({ hasText: '测量设备' }).first();
    await fold.getByRole('button', { name: '收起下级' }).click();
    await page.getByRole('button', { name: '自动化', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: '自动化' }).waitFor();
    await page.goBack();
    await page.getByRole('row').filter({ hasText: '机器人单元' }).waitFor();
    expect(await page.getByRole('row').filter({ hasText: '三坐标' }).count()).toBe(0);
  });
});
