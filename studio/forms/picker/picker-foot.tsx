import { Plus } from 'lucide-react';
import type { ReactElement } from 'react';
import { defineTexts, useTexts, useWord } from '../../language/language.tsx';
import type { EntityDocument } from '../../model/model-document.ts';
import type { PickerState } from './picker-state.ts';
import styles from './picker.module.css';

const texts = defineTexts({
  create: { 'zh-CN': '新建{name}', en: 'New {name}' },
  only: { 'zh-CN': '只列出「{title}」的', en: 'Only those of “{title}”' },
  every: { 'zh-CN': '列出全部{name}', en: 'List all {name}' },
});

interface PickerFootProps {
  /** The list of candidates. */
  readonly menu: ReactElement;
  readonly target: EntityDocument;
  readonly state: PickerState;
}

/** Below the candidates: more of them, or a new one. */
export function PickerFoot({ menu, target, state }: PickerFootProps) {
  const t = useTexts(texts);
  const word = useWord();
  const { narrowing, wide } = state;
  return (
    <>
      {menu}
      <div className={styles.foot}>
        {narrowing && (
          <button type="button" onMouseDown={keepFocus} onClick={() => state.setWide(!wide)}>
            {wide
              ? t('only', { title: narrowing.to.title ?? '' })
              : t('every', { name: word(target.pluralLabel) })}
          </button>
        )}
        {target.allows.create && (
          <button type="button" onMouseDown={keepFocus} onClick={() => state.setDialog('create')}>
            <Plus size={14} aria-hidden="true" />
            {t('create', { name: word(target.label) })}
          </button>
        )}
      </div>
    </>
  );
}

/** The input above keeps the keyboard, so that the list stays open. */
function keepFocus(event: { preventDefault: () => void }): void {
  event.preventDefault();
}
