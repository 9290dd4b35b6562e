import { defineTexts, useTexts } from '../../../language/language.tsx';
import { useMedia } from '../../../ui/use-media.ts';
import type { Layout } from './layouts.ts';
import styles from './layout.module.css';

const texts = defineTexts({
  keys: { 'zh-CN': '键盘移动：', en: 'Keys: ' },
  space: { 'zh-CN': '空格', en: 'Space' },
  lift: { 'zh-CN': '拿起', en: 'lifts' },
  column: { 'zh-CN': '换列', en: 'column' },
  time: { 'zh-CN': '移动', en: 'move' },
  drop: { 'zh-CN': '放下', en: 'drops' },
  back: { 'zh-CN': '放回', en: 'puts back' },
});

/** How cards are moved without a pointer. */
export function LayoutHint({ layout }: { readonly layout: Layout }) {
  const t = useTexts(texts);
  const hasKeys = useMedia('(min-width: 900px) and (hover: hover)');
  if (layout === 'list' || layout === 'chart' || !hasKeys) return null;
  return (
    <span className={styles.hint}>
      {t('keys')}
      <kbd>{t('space')}</kbd> {t('lift')} {layout === 'calendar' && <kbd>↑ ↓</kbd>} <kbd>←</kbd> <kbd>→</kbd>{' '}
      {t(layout === 'calendar' ? 'time' : 'column')} <kbd>Enter</kbd> {t('drop')} <kbd>Esc</kbd> {t('back')}
    </span>
  );
}
