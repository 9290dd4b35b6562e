import { LOCALES, type Locale } from '../kernel/text.ts';

/** A user as sign-in and the screens of the signed-in person need it; nothing of it is secret. */
export interface Account {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly status: string;
  readonly department: { readonly id: string; readonly title: string | null } | null;
  readonly locale: Locale | null;
  readonly timeZone: string | null;
}

export function maySignIn(account: Account): boolean {
  return account.status !== 'left';
}

export function asLocale(value: unknown): Locale | undefined {
  return LOCALES.find((locale) => locale === value);
}

/** Whether the machine knows the IANA zone. */
export function isTimeZone(name: string): boolean {
  try {
    Intl.DateTimeFormat('en', { timeZone: name });
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}
