import { codeAbove, codeLengths } from '../../../platform/fields/classification/codes.ts';
import { defineTexts, useTexts } from '../../language/language.tsx';

const texts = defineTexts({
  letters: { 'zh-CN': '编码只用数字和大写字母', en: 'A code has digits and capital letters only' },
  length: {
    'zh-CN': '按 {codes} 的规则，编码为 {lengths} 位',
    en: 'By the rule {codes} a code has {lengths} characters',
  },
  above: { 'zh-CN': '先建上级 {above}', en: 'Add {above} above it first' },
});

const CODE = /^[0-9A-Z]+$/;

/** Says what is wrong with the code of a new node of a tree, by the rule of its codes; undefined where nothing is. */
export function useCodeProblem(): (code: string, node: unknown) => string | undefined {
  const t = useTexts(texts);
  return (code, node) => {
    const { codes, nodes = {} } = node as { readonly codes?: string; readonly nodes?: object };
    if (!CODE.test(code)) return t('letters');
    if (!codes || !RULE.test(codes)) return undefined;
    const lengths = codeLengths(codes);
    if (!lengths.includes(code.length)) return t('length', { codes, lengths: lengths.join(', ') });
    const above = codeAbove(code, codes);
    return above === undefined || Object.hasOwn(nodes, above) ? undefined : t('above', { above });
  };
}

const RULE = /^[1-9](-[1-9])*$/;
