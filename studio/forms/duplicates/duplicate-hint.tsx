import { CopyCheck } from 'lucide-react';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { useForm } from '../form-context.tsx';
import { comparedFields } from './duplicate-draft.ts';
import { DuplicateList } from './duplicate-list.tsx';
import { useDuplicates } from './use-duplicates.ts';
import styles from './duplicates.module.css';

const texts = defineTexts({
  warn: { 'zh-CN': '请确认不是重复的记录', en: 'Make sure that it is not the same' },
  needsReason: { 'zh-CN': '保存时需要说明理由', en: 'Saving it needs a reason' },
  block: { 'zh-CN': '不能保存，请使用已有的记录', en: 'It cannot be saved; use the one that is there' },
});

const MOST_SHOWN = 5;

/** While a record is entered: what is there already and looks the same. */
export function DuplicateHint() {
  const { entity } = useForm();
  return comparedFields(entity).length > 0 ? <Hint /> : null;
}

function Hint() {
  const t = useTexts(texts);
  const { entity } = useForm();
  const found = useDuplicates();
  const rules = Map.groupBy(found, ({ rule }) => rule);
  return (
    <div role="status">
      {Array.from(rules.values(), (own) => (
        <section key={own[0]!.rule} className={styles.hint} data-severity={own[0]!.severity}>
          <h3>
            <CopyCheck size={16} strokeWidth={1.6} aria-hidden="true" />
            {own[0]!.label}
            <small>{t(own[0]!.severity)}</small>
          </h3>
          <DuplicateList entity={entity} found={own.slice(0, MOST_SHOWN)} />
        </section>
      ))}
    </div>
  );
}
