import { searchForm } from '../search/grams.ts';

/**
 * Words as one pattern of PostgreSQL that finds them in the form of a text; '' for none. A Latin word stands by itself
 * (`inc` is not in `princess`), any other anywhere.
 */
export function leftOut(words: readonly string[] = []): string {
  const forms = new Set(words.map((word) => searchForm(word).trim()).filter((form) => form !== ''));
  if (forms.size === 0) return '';
  return `(${[...forms].toSorted().map(pattern).join('|')})`;
}

const LATIN = /[a-z0-9]/;

function pattern(form: string): string {
  const text = form.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`).replace(/\s+/g, String.raw`\s*`);
  const start = LATIN.test(form[0]!) ? String.raw`\m` : '';
  const end = LATIN.test(form.at(-1)!) ? String.raw`\M` : '';
  return `${start}${text}${end}`;
}
