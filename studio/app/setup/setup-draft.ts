import { useEffect, useState } from 'react';

export interface EmployeeDraft {
  readonly name: string;
  readonly username: string;
  readonly department: string;
}

/** What the wizard collects; kept in the window so that a reload goes on where one was. */
export interface SetupDraft {
  readonly step: number;
  readonly token: string;
  readonly company: string;
  readonly baseCurrency: string;
  readonly timeZone: string;
  readonly adminName: string;
  readonly adminUsername: string;
  readonly departments: readonly string[];
  readonly employees: readonly EmployeeDraft[];
}

const STORED = 'kehu.setup';

const EMPTY: SetupDraft = {
  step: 0,
  token: '',
  company: '',
  baseCurrency: 'CNY',
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  adminName: '',
  adminUsername: 'admin',
  departments: [''],
  employees: [{ name: '', username: '', department: '' }],
};

function stored(): SetupDraft {
  const text = sessionStorage.getItem(STORED);
  const token = new URLSearchParams(location.search).get('token') ?? '';
  return text ? { ...EMPTY, ...(JSON.parse(text) as Partial<SetupDraft>) } : { ...EMPTY, token };
}

export function useSetupDraft(): readonly [SetupDraft, (change: Partial<SetupDraft>) => void, () => void] {
  const [draft, setDraft] = useState(stored);
  useEffect(() => sessionStorage.setItem(STORED, JSON.stringify(draft)), [draft]);
  const change = (next: Partial<SetupDraft>) => setDraft((earlier) => ({ ...earlier, ...next }));
  return [draft, change, () => sessionStorage.removeItem(STORED)];
}

/** The body of `POST /api/setup`. Rows nobody filled are left out. */
export function setupRequest(draft: SetupDraft, password: string): Readonly<Record<string, unknown>> {
  return {
    ...(draft.token ? { token: draft.token } : {}),
    company: { name: draft.company, baseCurrency: draft.baseCurrency, timeZone: draft.timeZone },
    admin: { name: draft.adminName || draft.adminUsername, username: draft.adminUsername, password },
    departments: draft.departments.filter((name) => name.trim()).map((name) => ({ name: name.trim() })),
    employees: employeesOf(draft).map(({ department, ...employee }) => ({
      ...employee,
      ...(department ? { department } : {}),
    })),
  };
}

export function employeesOf(draft: SetupDraft): readonly EmployeeDraft[] {
  return draft.employees.filter((employee) => employee.username.trim());
}
