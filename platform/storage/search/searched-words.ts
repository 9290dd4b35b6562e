import type { FieldType } from '../../fields/field-type.ts';
import { gramsOf, searchForm, startGram } from './grams.ts';

/** One word of a search, as rows are compared with it. */
export interface SearchedWord {
  /** In search form. */
  readonly form: string;
  /** Short words are looked for at the beginnings of words alone: `anywhere` would be half the table. */
  readonly stands: 'anywhere' | 'atStart';
  /** What the word is for types that are searched in a form of their own (phone numbers), by their names. */
  readonly own: Readonly<Record<string, string>>;
  /** Pieces that every record with the word has. */
  readonly grams: readonly number[];
}

const MOST_WORDS = 8;

/** The words of a search; each has to stand in some field, in any order. */
export function searchedWords(text: string, types: readonly FieldType[]): SearchedWord[] {
  const forms = searchForm(text).trim().split(/\s+/).filter(Boolean);
  const distinct = [...new Set(forms)].slice(0, MOST_WORDS);
  const words = distinct.map((form) => wordOf(form, types));
  if (words.some(({ grams }) => grams.length > 0)) return words;
  return words.map((word) => {
    const start = startGram(word.form);
    return start === undefined ? word : { ...word, stands: 'atStart', grams: [start] };
  });
}

/** Of a number with separators, only what it shares with the plain one is certain to be in the index. */
function wordOf(form: string, types: readonly FieldType[]): SearchedWord {
  const own: Record<string, string> = {};
  let grams = gramsOf(form);
  for (const { name, search } of types) {
    if (!search) continue;
    own[name] = search.word(form);
    if (own[name] === '' || own[name] === form) continue;
    const others = new Set(gramsOf(own[name]));
    grams = grams.filter((gram) => others.has(gram));
  }
  return { form, stands: 'anywhere', own, grams };
}
