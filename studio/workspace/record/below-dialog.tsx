import { Modal } from 'antd';
import type { Below, RecordData, ReferenceValue } from '../../api/records.ts';
import { defineTexts, useLabel, useTexts, useWord } from '../../language/language.tsx';
import type { EntityDocument } from '../../model/model-document.ts';
import { titleText } from '../../model/record-title.ts';
import { Button } from '../../ui/button.tsx';
import styles from '../actions/actions.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '删除「{title}」', en: 'Delete “{title}”' },
  detail: {
    'zh-CN': '它下面还有 {n} 条{name}。删除以后，它们的「{field}」改为什么？',
    en: '{n} {name} stand right below it. What becomes of their “{field}”?',
  },
  up: { 'zh-CN': '改为「{above}」', en: 'Put under “{above}”' },
  top: { 'zh-CN': '留空', en: 'Leave it empty' },
  cancel: { 'zh-CN': '取消', en: 'Cancel' },
});

interface BelowDialogProps {
  readonly entity: EntityDocument;
  readonly record: RecordData;
  readonly count: number;
  readonly onDelete: (below: Below) => void;
  readonly onClose: () => void;
}

/** What becomes of those that stand below a record of a tree when it is deleted. */
export function BelowDialog({ entity, record, count, onDelete, onClose }: BelowDialogProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const word = useWord();
  const tree = entity.fields[entity.tree!];
  const above = record[entity.tree!] as ReferenceValue | null | undefined;
  const name = word(count === 1 ? entity.label : entity.pluralLabel);
  return (
    <Modal
      open
      title={t('title', { title: titleText(record[entity.title]) })}
      onCancel={onClose}
      footer={
        <div className={styles.foot}>
          <Button size="large" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button size="large" look={above ? 'plain' : 'primary'} onClick={() => onDelete('top')}>
            {t('top')}
          </Button>
          {above && (
            <Button size="large" look="primary" onClick={() => onDelete('up')}>
              {t('up', { above: above.title ?? '…' })}
            </Button>
          )}
        </div>
      }
    >
      <p>{t('detail', { n: count, name, field: label(tree?.label) })}</p>
    </Modal>
  );
}
