import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { signedInMember } from '../support/member.ts';
import { find } from './support/records.ts';
import { keepPicture, PHONE, useStudio } from './support/studio.ts';

describe('a visit on a phone', () => {
  const studio = useStudio();

  it('is logged with its next step in three taps', async () => {
    const token = await signedInMember(studio.app, 'wang');
    const make = async (entity: string, data: object) => {
      const { body } = await studio.app.api<{ id: string }>('POST', `/api/records/${entity}`, data, {
        as: token,
      });
      return body.id;
    };
    const customer = await make('customer', { name: '扬州精锻有限公司' });
    const visit = await make('activity', {
      subject: '拜访采购部',
      type: 'visit',
      regarding: { entity: 'customer', id: customer },
      plannedStart: new Date().toISOString(),
    });
    const page = await studio.visit('/', { as: 'wang', size: PHONE });
    let taps = 0;
    const tap = async (target: Locator) => {
      await target.tap();
      taps++;
    };
    await tap(
      page.getByRole('listitem').filter({ hasText: '拜访采购部' }).getByRole('button', { name: '记录' }),
    );
    const sheet = page.getByRole('dialog');
    const questions = sheet.getByRole('region');
    await questions.first().waitFor();
    await keepPicture(page, 'log-phone');
    await tap(questions.nth(0).getByRole('button').first());
    await tap(questions.nth(1).getByRole('button', { name: '电话回访' }));
    await sheet.waitFor({ state: 'hidden' });
    expect(taps).toBe(3);
    const [logged] = await find(studio.app, 'activity', `id == '${visit}'`);
    expect(logged).toMatchObject({ status: 'done', nextStep: '电话回访' });
    expect(logged!['outcome']).not.toBeNull();
    const next = await find(studio.app, 'activity', `subject == '电话回访' && status == 'planned'`);
    expect(next).toHaveLength(1);
  });
});
