import { describe, expect, it } from 'vitest';
import { JobHandlers } from '../../platform/jobs/job-handlers.ts';
import { Jobs } from '../../platform/jobs/jobs.ts';
import { Caller } from '../../platform/kernel/caller.ts';
import { Database } from '../../platform/storage/connection/database.ts';
import { useStudio } from './support/studio.ts';

describe('the jobs', () => {
  const studio = useStudio();

  it('are seen by an administrator with what went wrong, and tried again', async () => {
    const { app } = studio.app.node;
    let isMended = false;
    app.get(JobHandlers).register({
      kind: 'dusting',
      label: { 'zh-CN': '除尘', en: 'Dusting' },
      subject: () => ({ 'zh-CN': '书架甲', en: 'Shelf A' }),
      outcome: () => ({ 'zh-CN': '擦净 12 本', en: '12 books dusted' }),
      attempts: 1,
      run: () => (isMended ? Promise.resolve(12) : Promise.reject(new Error('no cloth'))),
    });
    const by = Caller.system('dusting');
    await app
      .get(Database)
      .transaction((tx) => app.get(Jobs).enqueue(tx, { kind: 'dusting', data: null, by }));
    const page = await studio.visit('/jobs');
    const line = page.getByRole('listitem').filter({ hasText: '除尘 书架甲' });
    await line.getByText('失败', { exact: true }).waitFor();
    await line.getByText('意外错误').waitFor();
    isMended = true;
    await line.getByRole('button', { name: '重试：除尘' }).click();
    await line.getByText('擦净 12 本').waitFor();
    await page.getByRole('button', { name: /^失败/ }).click();
    await page.getByText('没有符合条件的任务').waitFor();
    expect(await page.getByRole('button', { name: /^失败/ }).getAttribute('aria-pressed')).toBe('true');
  });
});
