import { defineTexts, useTexts } from '../../language/language.tsx';

const texts = defineTexts({
  taken: { 'zh-CN': '这个键名已经有了', en: 'This key is taken' },
  malformed: {
    'zh-CN': '键名以小写字母开头，只用字母和数字',
    en: 'A key begins with a small letter and has letters and digits only',
  },
});

/** The key of a node. */
export const NODE_KEY = /^[a-z][A-Za-z0-9]*$/;

/** The key of an entry of a node, which has a prefix where somebody else's node is added to. */
export const ENTRY_KEY = /^([a-z][a-z0-9]*_)?[a-z][A-Za-z0-9]*$/;

/** Says what is wrong with the key of something new; undefined where nothing is, or nothing is typed yet. */
export function useKeyProblem(): (key: string, isTaken: boolean, pattern?: RegExp) => string | undefined {
  const t = useTexts(texts);
  return (key, isTaken, pattern) => {
    if (key === '') return undefined;
    if (isTaken) return t('taken');
    return !pattern || pattern.test(key) ? undefined : t('malformed');
  };
}
