import { describe, expect, it } from 'vitest';
import { NO_EMPLOYEE, setupRequest, tidied, type SetupDraft } from './setup-draft.ts';

const draft: SetupDraft = {
  step: 3,
  company: 'City Library',
  baseCurrency: 'EUR',
  timeZone: 'Europe/Berlin',
  adminName: ' ',
  adminUsername: 'boss',
  departments: ['', ' Lending ', ''],
  employees: [
    NO_EMPLOYEE,
    { name: 'Ann', username: 'ann', department: 'Lending' },
    { name: '', username: 'bob', department: 'Archive' },
  ],
};

describe('the draft of a set-up', () => {
  it('loses the rows nobody filled', () => {
    const { departments, employees } = tidied(draft);
    expect(departments).toEqual(['Lending']);
    expect(employees.map(({ username }) => username)).toEqual(['ann', 'bob']);
  });

  it('becomes a request that names only departments there are', () => {
    const given = { password: 'tea at half past four', token: '', language: 'en' } as const;
    expect(setupRequest(draft, given)).toEqual({
      company: { name: 'City Library', baseCurrency: 'EUR', timeZone: 'Europe/Berlin', locale: 'en' },
      admin: { name: 'boss', username: 'boss', password: given.password, locale: 'en' },
      departments: [{ name: 'Lending' }],
      employees: [
        { name: 'Ann', username: 'ann', department: 'Lending' },
        { name: 'bob', username: 'bob' },
      ],
    });
  });

  it('carries the token where one is needed', () => {
    const given = { password: 'p', token: 'abc', language: 'zh-CN' } as const;
    expect(setupRequest(draft, given)).toMatchObject({ token: 'abc' });
  });
});
