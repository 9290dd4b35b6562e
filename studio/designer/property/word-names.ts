import { fieldTypes } from '../../../platform/fields/field-types.ts';
import { useLanguage } from '../../language/language.tsx';
import { wordName } from '../vocabulary/word-names.ts';

/** What people call the words of a choice; types of fields are called as everywhere. */
export function useWordNames(): (word: unknown) => string {
  const { language } = useLanguage();
  return (word) => {
    const text = wordName(String(word)) ?? fieldTypes.get(String(word))?.label;
    return text?.[language] ?? String(word);
  };
}
