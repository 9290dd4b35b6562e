import { useState } from 'react';
import { defineTexts, useTexts } from '../../../language/language.tsx';
import type { EntityDocument } from '../../../model/model-document.ts';
import { Button } from '../../../ui/button.tsx';
import { FilterBuilder } from './filter-builder.tsx';
import { useFieldOf } from './filter-fields.ts';
import styles from './filter.module.css';
import { FilterTextEditor } from './filter-text-editor.tsx';
import { readFilter } from './read-filter.ts';

const texts = defineTexts({
  title: { 'zh-CN': '筛选', en: 'Filter' },
  builder: { 'zh-CN': '条件', en: 'Conditions' },
  text: { 'zh-CN': '表达式', en: 'Expression' },
  mode: { 'zh-CN': '编辑方式', en: 'How to edit' },
  clear: { 'zh-CN': '全部清除', en: 'Clear all' },
  close: { 'zh-CN': '完成', en: 'Done' },
  onlyText: {
    'zh-CN': '这个条件只能以表达式编辑。',
    en: 'This condition can only be edited as an expression.',
  },
});

interface FilterPanelProps {
  readonly entity: EntityDocument;
  readonly filter: string;
  readonly onChange: (filter: string) => void;
  readonly onClose: () => void;
}

/** The filter builder: the same conditions as rules to click together, or as the text they are kept as. */
export function FilterPanel({ entity, filter, onChange, onClose }: FilterPanelProps) {
  const t = useTexts(texts);
  const fieldOf = useFieldOf(entity);
  const group = readFilter(filter, fieldOf);
  const [mode, setMode] = useState<'builder' | 'text'>(group ? 'builder' : 'text');
  return (
    <section className={styles.panel} aria-label={t('title')}>
      <header>
        <div role="radiogroup" aria-label={t('mode')} className={styles.modes}>
          {(['builder', 'text'] as const).map((one) => (
            <button
              key={one}
              type="button"
              role="radio"
              aria-checked={mode === one}
              disabled={one === 'builder' && !group}
              onClick={() => setMode(one)}
            >
              {t(one)}
            </button>
          ))}
        </div>
        {filter !== '' && (
          <Button look="quiet" onClick={() => onChange('')}>
            {t('clear')}
          </Button>
        )}
      </header>
      {mode === 'builder' && group ? (
        <FilterBuilder entity={entity} filter={filter} group={group} onChange={onChange} />
      ) : (
        <>
          {!group && <p className={styles.hint}>{t('onlyText')}</p>}
          <FilterTextEditor entity={entity} filter={filter} onChange={onChange} />
        </>
      )}
      <footer>
        <Button look="primary" onClick={onClose}>
          {t('close')}
        </Button>
      </footer>
    </section>
  );
}
