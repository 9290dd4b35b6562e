import { Modal } from 'antd';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { defineTexts, useTexts } from '../../../language/language.tsx';
import type { EntityDocument } from '../../../model/model-document.ts';
import { recordPath } from '../../../model/paths.ts';
import { useRecordTitles } from '../use-record-titles.ts';
import styles from './bulk.module.css';
import type { RowFailure } from './bulk-writes.ts';

const texts = defineTexts({
  title: { 'zh-CN': '{n} 条没有完成', en: '{n} were not done' },
});

/** Which of many records could not be written, and why. */
export function FailuresDialog({
  entity,
  failures,
  onClose,
}: {
  readonly entity: EntityDocument;
  readonly failures: readonly RowFailure[];
  readonly onClose: () => void;
}) {
  const t = useTexts(texts);
  const ids = useMemo(() => failures.map(({ id }) => id), [failures]);
  const titles = useRecordTitles([{ entity, ids }]);
  return (
    <Modal open title={t('title', { n: failures.length })} onCancel={onClose} footer={null}>
      <ul className={styles.failures}>
        {failures.map(({ id, message }) => (
          <li key={id}>
            <Link to={recordPath(entity.key, id)}>{titles.get(id) ?? '…'}</Link>
            <span>{message}</span>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
