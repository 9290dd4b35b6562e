import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Modal } from 'antd';
import { Pin, Sparkles } from 'lucide-react';
import { useState } from 'react';
import {
  readClassification,
  unpinClassification,
  type FieldClassification,
} from '../../../api/classification.ts';
import type { RecordData } from '../../../api/records.ts';
import { useMessages } from '../../../app/messages/messages.tsx';
import { NodeAttributes } from '../../../forms/node-attributes.tsx';
import { recordKey } from '../../../forms/saving/record-saver.ts';
import { defineTexts, useLabel, useTexts } from '../../../language/language.tsx';
import type { EntityDocument, FieldDocument } from '../../../model/model-document.ts';
import { titleText } from '../../../model/record-title.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { FieldValue } from '../../../values/field-value.tsx';
import { useValueContext } from '../../../values/value-context.ts';
import { ClassificationHistory } from './classification-history.tsx';
import { PinForm } from './pin-form.tsx';
import styles from './classification.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '「{title}」的分类', en: 'How “{title}” is classified' },
  automatic: { 'zh-CN': '按规则自动', en: 'By rules' },
  byHand: { 'zh-CN': '手工', en: 'By hand' },
  pinned: { 'zh-CN': '已锁定到 {until}', en: 'Pinned until {until}' },
  forGood: { 'zh-CN': '已长期锁定', en: 'Pinned for good' },
  by: { 'zh-CN': '{who}锁定', en: 'by {who}' },
  pin: { 'zh-CN': '锁定…', en: 'Pin…' },
  unpin: { 'zh-CN': '解除锁定', en: 'Unpin' },
  unpinned: {
    'zh-CN': '已解除锁定，下次运行时按规则分类',
    en: 'Unpinned; the rules classify it at their next run',
  },
  loading: { 'zh-CN': '正在读取分类', en: 'Reading how it is classified' },
  failed: { 'zh-CN': '没有读到分类', en: 'How it is classified could not be read' },
  notDone: { 'zh-CN': '没有完成：{reason}', en: 'Not done: {reason}' },
  retry: { 'zh-CN': '重试', en: 'Try again' },
});

interface ClassificationDialogProps {
  readonly entity: EntityDocument;
  readonly record: RecordData;
  readonly onClose: () => void;
}

/** Each classification of a record: what it is and says, whether rules keep it, pins, and how it came to that. */
export function ClassificationDialog({ entity, record, onClose }: ClassificationDialogProps) {
  const t = useTexts(texts);
  const client = useQueryClient();
  const key = ['classification', entity.key, record.id];
  const found = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => readClassification(entity.key, record.id, signal),
  });
  const refresh = () => {
    void client.invalidateQueries({ queryKey: key });
    void client.invalidateQueries({ queryKey: recordKey(entity.key, record.id) });
  };
  const fields = Object.entries(found.data ?? {}).flatMap(([name, told]) => {
    const field = entity.fields[name];
    return field ? [{ field, told }] : [];
  });
  return (
    <Modal
      open
      title={t('title', { title: titleText(record[entity.title]) })}
      footer={null}
      width={640}
      onCancel={onClose}
    >
      {found.isPending && <SkeletonRows label={t('loading')} />}
      {found.isError && (
        <Empty
          title={t('failed')}
          detail={found.error.message}
          action={<Button onClick={() => void found.refetch()}>{t('retry')}</Button>}
        />
      )}
      {fields.map(({ field, told }) => (
        <FieldSection
          key={field.name}
          entity={entity}
          id={record.id}
          field={field}
          told={told}
          onChanged={refresh}
        />
      ))}
    </Modal>
  );
}

interface FieldSectionProps {
  readonly entity: EntityDocument;
  readonly id: string;
  readonly field: FieldDocument;
  readonly told: FieldClassification;
  readonly onChanged: () => void;
}

function FieldSection({ entity, id, field, told, onChanged }: FieldSectionProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const context = useValueContext();
  const { say } = useMessages();
  const [isPinning, setPinning] = useState(false);
  const mayPin = told.isAutomatic && entity.allows.update && field.writable;

  async function unpin() {
    try {
      await unpinClassification(entity.key, id, field.name);
      say({ kind: 'success', text: t('unpinned') });
      onChanged();
    } catch (error) {
      say({ kind: 'failure', text: t('notDone', { reason: (error as Error).message }) });
    }
  }

  return (
    <section className={styles.field} aria-label={label(field.label)}>
      <header className={styles.head}>
        <h3>{label(field.label)}</h3>
        <FieldValue value={told.value} field={field} context={context} />
        <span className={styles.how}>
          {told.isAutomatic && <Sparkles size={12} aria-hidden="true" />}
          {t(told.isAutomatic ? 'automatic' : 'byHand')}
        </span>
        {mayPin && !told.pin && !isPinning && (
          <Button icon={<Pin size={14} aria-hidden="true" />} onClick={() => setPinning(true)}>
            {t('pin')}
          </Button>
        )}
      </header>
      <NodeAttributes field={field} value={told.value} />
      {told.pin && (
        <p className={styles.pin}>
          <Pin size={14} aria-hidden="true" />
          <span>
            {told.pin.until ? t('pinned', { until: told.pin.until }) : t('forGood')}
            {told.pin.by?.title && ` · ${t('by', { who: told.pin.by.title })}`}
            {told.pin.note && ` · ${told.pin.note}`}
          </span>
          {mayPin && <Button onClick={() => void unpin()}>{t('unpin')}</Button>}
        </p>
      )}
      {isPinning && (
        <PinForm
          entity={entity}
          id={id}
          field={field}
          value={told.value}
          onClose={() => setPinning(false)}
          onPinned={() => {
            setPinning(false);
            onChanged();
          }}
        />
      )}
      <ClassificationHistory field={field} lines={told.history} />
    </section>
  );
}
