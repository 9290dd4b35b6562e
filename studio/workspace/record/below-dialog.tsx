import { Modal } from 'antd';
import type { Below } from '../../api/records.ts';
import { defineTexts, useLabel, useTexts, useWord } from '../../language/language.tsx';
import type { EntityDocument } from '../../model/model-document.ts';
import { Button } from '../../ui/button.tsx';
import styles from '../actions/actions.module.css';

const texts = defineTexts({
  detail: {
    'zh-CN': '下面还有 {n} 条{name}。删除以后，它们的「{field}」改为什么？',
    en: '{n} {name} {n|stands|stand} right below. What becomes of {n|its|their} “{field}”?',
  },
  top: { 'zh-CN': '留空', en: 'Leave it empty' },
  cancel: { 'zh-CN': '取消', en: 'Cancel' },
});

interface BelowDialogProps {
  readonly entity: EntityDocument;
  readonly title: string;
  /** How many stand right below. */
  readonly count: number;
  /** How the next place above is named; undefined where there is none. */
  readonly up: string | undefined;
  readonly onDelete: (below: Below) => void;
  readonly onClose: () => void;
}

/** What becomes of those that stand below records of a tree when these are deleted. */
export function BelowDialog({ entity, title, count, up, onDelete, onClose }: BelowDialogProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const word = useWord();
  const tree = entity.fields[entity.tree!];
  const name = word(count === 1 ? entity.label : entity.pluralLabel);
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      footer={
        <div className={styles.foot}>
          <Button size="large" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button size="large" look={up ? 'plain' : 'primary'} onClick={() => onDelete('top')}>
            {t('top')}
          </Button>
          {up && (
            <Button size="large" look="primary" onClick={() => onDelete('up')}>
              {up}
            </Button>
          )}
        </div>
      }
    >
      <p>{t('detail', { n: count, name, field: label(tree?.label) })}</p>
    </Modal>
  );
}
