import { DatePicker, Input } from 'antd';
import dayjs from 'dayjs';
import { useState, type FormEvent } from 'react';
import { pinClassification } from '../../../api/classification.ts';
import { useMessages } from '../../../app/messages/messages.tsx';
import { FieldWidget } from '../../../forms/widgets/field-widget.tsx';
import { defineTexts, useLabel, useTexts } from '../../../language/language.tsx';
import type { EntityDocument, FieldDocument } from '../../../model/model-document.ts';
import { Button } from '../../../ui/button.tsx';
import { useValueContext } from '../../../values/value-context.ts';
import styles from './classification.module.css';

const texts = defineTexts({
  until: { 'zh-CN': '锁定到（含当天）', en: 'Until, that day included' },
  forGood: { 'zh-CN': '不填为长期', en: 'Empty for good' },
  note: { 'zh-CN': '说明', en: 'Note' },
  notePlace: { 'zh-CN': '为什么锁定', en: 'Why it is pinned' },
  pin: { 'zh-CN': '锁定', en: 'Pin' },
  cancel: { 'zh-CN': '取消', en: 'Cancel' },
  pinned: { 'zh-CN': '{field}已锁定，规则不再改动它', en: '{field} is pinned; rules leave it alone' },
  failed: { 'zh-CN': '没有锁定：{reason}', en: 'Not pinned: {reason}' },
});

interface PinFormProps {
  readonly entity: EntityDocument;
  readonly id: string;
  readonly field: FieldDocument;
  readonly value: string | null;
  readonly onClose: () => void;
  readonly onPinned: () => void;
}

/** As what a classification is left alone by rules, until when, and why. */
export function PinForm({ entity, id, field, value, onClose, onPinned }: PinFormProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const { today } = useValueContext();
  const { say } = useMessages();
  const [chosen, setChosen] = useState<unknown>(value);
  const [until, setUntil] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);

  async function pin(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    try {
      const to = typeof chosen === 'string' ? chosen : null;
      await pinClassification(entity.key, id, {
        field: field.name,
        value: to,
        until,
        note: note.trim() || null,
      });
      say({ kind: 'success', text: t('pinned', { field: label(field.label) }) });
      onPinned();
    } catch (error) {
      say({ kind: 'failure', text: t('failed', { reason: (error as Error).message }) });
    } finally {
      setBusy(false);
    }
  }

  return (
    <form className={styles.form} onSubmit={(event) => void pin(event)}>
      <label htmlFor={`pin-${field.name}`}>{label(field.label)}</label>
      <FieldWidget
        id={`pin-${field.name}`}
        field={field}
        value={chosen}
        onChange={setChosen}
        onBlur={nothing}
        readOnly={false}
        required={false}
        invalid={false}
        describedBy={undefined}
        autoFocus
      />
      <label htmlFor="pin-until">{t('until')}</label>
      <DatePicker
        id="pin-until"
        placeholder={t('forGood')}
        value={until ? dayjs(until) : null}
        minDate={dayjs(today)}
        onChange={(day) => setUntil(day?.format('YYYY-MM-DD') ?? null)}
      />
      <label htmlFor="pin-note">{t('note')}</label>
      <Input
        id="pin-note"
        maxLength={500}
        placeholder={t('notePlace')}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
      <div className={styles.buttons}>
        <Button type="submit" look="primary" busy={busy}>
          {t('pin')}
        </Button>
        <Button onClick={onClose}>{t('cancel')}</Button>
      </div>
    </form>
  );
}

function nothing(): void {}
