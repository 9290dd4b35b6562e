import { searchForm } from '../search/grams.ts';

/**
 * Words as two patterns of PostgreSQL that find them in the form of a text, a line each: words that begin or end with a
 * Latin letter or digit, and all others; '' for none at all. A Latin word stands by itself (`inc` is not in `princess`),
 * any other anywhere.
 */
export function leftOut(words: readonly string[] = []): string {
  const forms = new Set(words.map((word) => searchForm(word).trim()).filter((form) => form !== ''));
  if (forms.size === 0) return '';
  const { true: latin = [], false: others = [] } = Object.groupBy([...forms].toSorted(), (form) =>
    isLatin(form) ? 'true' : 'false',
  );
  return [latin, others].map((some) => some.map(pattern).join('|')).join('\n');
}

const LATIN = /[a-z0-9]/;

function isLatin(form: string): boolean {
  return LATIN.test(form[0]!) || LATIN.test(form.at(-1)!);
}

function pattern(form: string): string {
  const text = form.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`).replace(/\s+/g, String.raw`\s*`);
  const start = LATIN.test(form[0]!) ? String.raw`\m` : '';
  const end = LATIN.test(form.at(-1)!) ? String.raw`\M` : '';
  return `${start}${text}${end}`;
}
