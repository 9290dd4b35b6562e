import { useEffect, useState } from 'react';
import type { Language } from '../../language/language.tsx';

export interface EmployeeDraft {
  readonly name: string;
  readonly username: string;
  readonly department: string;
}

/** What the wizard collects; no password and no token are among it. */
export interface SetupDraft {
  readonly step: number;
  readonly company: string;
  readonly baseCurrency: string;
  readonly timeZone: string;
  readonly adminName: string;
  readonly adminUsername: string;
  readonly departments: readonly string[];
  readonly employees: readonly EmployeeDraft[];
}

export const NO_EMPLOYEE: EmployeeDraft = { name: '', username: '', department: '' };

const DRAFT = 'kehu.setup';
const FINISHING = 'kehu.setup.finishing';

const EMPTY: SetupDraft = {
  step: 0,
  company: '',
  baseCurrency: 'CNY',
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  adminName: '',
  adminUsername: 'admin',
  departments: ['', ''],
  employees: [NO_EMPLOYEE, NO_EMPLOYEE],
};

/** The draft stays in the browser, so that whoever reloads or comes back tomorrow goes on where he was. */
export function useSetupDraft(): readonly [SetupDraft, (change: Partial<SetupDraft>) => void] {
  const [draft, setDraft] = useState(storedDraft);
  useEffect(() => localStorage.setItem(DRAFT, JSON.stringify(draft)), [draft]);
  return [draft, (change) => setDraft((earlier) => ({ ...earlier, ...change }))];
}

function storedDraft(): SetupDraft {
  const text = localStorage.getItem(DRAFT);
  return text ? { ...EMPTY, ...(JSON.parse(text) as Partial<SetupDraft>) } : EMPTY;
}

/** The records are made; invitations and demo data are still offered. Holds these usernames across a reload. */
export function beginFinishing(usernames: readonly string[]): void {
  localStorage.removeItem(DRAFT);
  sessionStorage.setItem(FINISHING, JSON.stringify(usernames));
}

export function isFinishingSetup(): boolean {
  return sessionStorage.getItem(FINISHING) !== null;
}

export function invitedUsernames(): readonly string[] {
  return JSON.parse(sessionStorage.getItem(FINISHING) ?? '[]') as string[];
}

export function endFinishing(): void {
  sessionStorage.removeItem(FINISHING);
}

/** Without the rows nobody filled, so that what the server says of a row is said of the row on the screen. */
export function tidied(draft: SetupDraft): SetupDraft {
  return {
    ...draft,
    departments: draft.departments.map((name) => name.trim()).filter(Boolean),
    employees: draft.employees.filter(({ name, username }) => name.trim() || username.trim()),
  };
}

/** The body of `POST /api/setup`. */
export function setupRequest(
  draft: SetupDraft,
  {
    password,
    token,
    language,
  }: { readonly password: string; readonly token: string; readonly language: Language },
): Readonly<Record<string, unknown>> {
  const { departments, employees } = tidied(draft);
  return {
    ...(token ? { token } : {}),
    company: {
      name: draft.company,
      baseCurrency: draft.baseCurrency,
      timeZone: draft.timeZone,
      locale: language,
    },
    admin: {
      name: draft.adminName.trim() || draft.adminUsername,
      username: draft.adminUsername,
      password,
      locale: language,
    },
    departments: departments.map((name) => ({ name })),
    employees: employees.map(({ name, username, department }) => ({
      name: name.trim() || username,
      username,
      ...(department && departments.includes(department) ? { department } : {}),
    })),
  };
}
