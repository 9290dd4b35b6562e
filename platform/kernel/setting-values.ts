import { resolve } from 'node:path';
import type { LocalText } from './text.ts';

/** How the text of an environment variable is read. */
export interface SettingValue<T> {
  /** What to give, in words, for the message about a wrong value. */
  readonly expected: LocalText;
  /** undefined means the text does not do. */
  read(text: string): T | undefined;
}

export const text: SettingValue<string> = {
  expected: { 'zh-CN': '文本', en: 'a text' },
  read: (given) => given,
};

export const secret: SettingValue<string> = {
  expected: { 'zh-CN': '至少 32 个字符的随机文本', en: 'a random text of at least 32 characters' },
  read: (given) => (given.length >= 32 ? given : undefined),
};

const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ['1', true],
  ['true', true],
  ['0', false],
  ['false', false],
]);

export const flag: SettingValue<boolean> = {
  expected: { 'zh-CN': '1 或 0', en: '1 or 0' },
  read: (given) => FLAGS.get(given.toLowerCase()),
};

/** One of a few words. */
export function oneOf<const T extends string>(...words: readonly T[]): SettingValue<T> {
  return {
    expected: { 'zh-CN': words.join('、'), en: words.join(', ') },
    read: (given) => words.find((word) => word === given.toLowerCase()),
  };
}

export const port: SettingValue<number> = {
  expected: {
    'zh-CN': '0（任一空闲端口）至 65535 的端口号',
    en: 'a port number from 0 (any free one) to 65535',
  },
  read: (given) => (/^\d{1,5}$/.test(given) && Number(given) <= 65_535 ? Number(given) : undefined),
};

export const path: SettingValue<string> = {
  expected: { 'zh-CN': '文件夹', en: 'a folder' },
  read: (given) => resolve(given),
};

export const paths: SettingValue<readonly string[]> = {
  expected: { 'zh-CN': '以逗号分隔的文件夹', en: 'folders, comma-separated' },
  read: (given) => listed(given).map((folder) => resolve(folder)),
};

export const texts: SettingValue<readonly string[]> = {
  expected: { 'zh-CN': '以逗号分隔的文本', en: 'texts, comma-separated' },
  read: listed,
};

const ADDRESS = 'postgresql://user:password@host:5432/database';

export const postgresUrl: SettingValue<string> = {
  expected: {
    'zh-CN': `形如 ${ADDRESS} 的地址`,
    en: `an address such as ${ADDRESS}`,
  },
  read: (given) =>
    URL.canParse(given) && /^postgres(ql)?:$/.test(new URL(given).protocol) ? given : undefined,
};

function listed(given: string): string[] {
  return given
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
}
