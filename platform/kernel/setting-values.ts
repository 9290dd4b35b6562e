import { resolve } from 'node:path';

/** How the text of an environment variable is read. */
export interface SettingValue<T> {
  /** What to give, in words, for the message about a wrong value. */
  readonly expected: string;
  /** undefined means the text does not do. */
  read(text: string): T | undefined;
}

export const text: SettingValue<string> = { expected: 'a text', read: (given) => given };

export const flag: SettingValue<boolean> = {
  expected: '1 or 0',
  read: (given) => ({ '1': true, true: true, '0': false, false: false })[given.toLowerCase()],
};

export const port: SettingValue<number> = {
  expected: 'a port number from 0 (any free one) to 65535',
  read: (given) => (/^\d{1,5}$/.test(given) && Number(given) <= 65_535 ? Number(given) : undefined),
};

export const path: SettingValue<string> = { expected: 'a folder', read: (given) => resolve(given) };

export const paths: SettingValue<readonly string[]> = {
  expected: 'folders, comma-separated',
  read: (given) => listed(given).map((folder) => resolve(folder)),
};

export const postgresUrl: SettingValue<string> = {
  expected: 'an address such as postgresql://user:password@host:5432/database',
  read: (given) =>
    URL.canParse(given) && /^postgres(ql)?:$/.test(new URL(given).protocol) ? given : undefined,
};

export const postgresUrls: SettingValue<readonly string[]> = {
  expected: `${postgresUrl.expected}, comma-separated`,
  read: (given) =>
    listed(given).every((url) => postgresUrl.read(url) !== undefined) ? listed(given) : undefined,
};

export const secret: SettingValue<string> = {
  expected: 'at least 32 characters',
  read: (given) => (given.length >= 32 ? given : undefined),
};

export function oneOf<const T extends string>(...allowed: readonly T[]): SettingValue<T> {
  return {
    expected: `one of ${allowed.join(', ')}`,
    read: (given) => allowed.find((value) => value === given),
  };
}

function listed(given: string): string[] {
  return given
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
}
