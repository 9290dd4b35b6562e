import type { Period } from './group-condition.ts';

/** What a period that begins on a day is called: `2026-03`, `2026 年第 1 季度`, `2026-03-09 –`. */
export function periodText(from: string, by: Period, language: string): string {
  const day = from.slice(0, 10);
  const [year, month] = day.split('-');
  const isEnglish = language === 'en';
  switch (by) {
    case 'year':
      return isEnglish ? year! : `${year} 年`;
    case 'quarter': {
      const quarter = Math.ceil(Number(month) / 3);
      return isEnglish ? `Q${quarter} ${year}` : `${year} 年第 ${quarter} 季度`;
    }
    case 'month':
      return `${year}-${month}`;
    case 'week':
      return isEnglish ? `Week of ${day}` : `${day} 起的一周`;
    case 'day':
      return day;
  }
}
