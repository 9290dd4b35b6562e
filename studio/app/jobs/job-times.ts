import type { Language } from '../../language/language.tsx';

/** From the beginning to the end, or until now; a browser whose clock is behind sees nothing negative. */
export function secondsBetween(begin: string, end: string | null, now: Date): number {
  return Math.max(0, ((end === null ? now.getTime() : Date.parse(end)) - Date.parse(begin)) / 1000);
}

const UNITS: Readonly<Record<Language, readonly string[]>> = {
  'zh-CN': [' 小时', ' 分', ' 秒'],
  en: [' h', ' min', ' s'],
};

/** `2 min 5 s`: the two largest units. */
export function spanText(seconds: number, language: Language): string {
  if (seconds < 1) return language === 'en' ? 'under 1 s' : '不到 1 秒';
  const whole = Math.round(seconds);
  const parts = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const said = parts.map((count, index) => (count > 0 ? `${count}${UNITS[language][index]}` : ''));
  return said.filter(Boolean).slice(0, 2).join(' ');
}
