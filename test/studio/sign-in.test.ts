import { describe, expect, it } from 'vitest';
import { useStudio } from './support/studio.ts';

describe('sign-in', () => {
  const studio = useStudio();

  it('lets in whoever knows the password', async () => {
    const page = await studio.visit('/', { as: null });
    await page.getByLabel('用户名').fill('admin');
    await page.getByLabel('密码').fill('correct horse battery staple');
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByRole('navigation', { name: '导航' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/');
  });
});
