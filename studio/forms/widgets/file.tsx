import { Trash2, Upload } from 'lucide-react';
import { useRef, useState } from 'react';
import { fileUrl, uploadFile } from '../../api/files.ts';
import type { ReferenceValue } from '../../api/records.ts';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { Button } from '../../ui/button.tsx';
import type { WidgetProps } from '../widget.ts';
import styles from './widgets.module.css';

const texts = defineTexts({
  choose: { 'zh-CN': '选择文件', en: 'Choose a file' },
  picture: { 'zh-CN': '选择图片', en: 'Choose a picture' },
  replace: { 'zh-CN': '更换', en: 'Replace' },
  remove: { 'zh-CN': '移除', en: 'Remove' },
  sending: { 'zh-CN': '正在上传…', en: 'Uploading…' },
  failed: { 'zh-CN': '没有传上去：{reason}', en: 'Not uploaded: {reason}' },
});

/** A file or picture: sent at once, kept with the record when that is saved. */
export function FileWidget({ id, field, value, onChange, onBlur, readOnly, label }: WidgetProps) {
  const t = useTexts(texts);
  const input = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<{ readonly sending: boolean; readonly failure?: string }>({
    sending: false,
  });
  const isImage = field.type === 'image';
  const file = value as ReferenceValue | null;

  async function send(chosen: File | undefined) {
    if (!chosen) return;
    setState({ sending: true });
    try {
      const stored = await uploadFile(chosen);
      onChange({ id: stored.id, title: String(stored['name'] ?? chosen.name) });
      setState({ sending: false });
    } catch (error) {
      setState({ sending: false, failure: t('failed', { reason: (error as Error).message }) });
    }
  }

  return (
    <div className={styles.file} onBlur={onBlur}>
      {file && isImage && <img className={styles.preview} src={fileUrl(file.id)} alt={file.title ?? ''} />}
      {file && <a href={fileUrl(file.id)}>{file.title ?? '—'}</a>}
      {!readOnly && (
        <Button
          id={id}
          icon={<Upload size={14} aria-hidden="true" />}
          busy={state.sending}
          aria-label={label}
          onClick={() => input.current?.click()}
        >
          {state.sending ? t('sending') : file ? t('replace') : t(isImage ? 'picture' : 'choose')}
        </Button>
      )}
      {file && !readOnly && (
        <Button
          look="quiet"
          icon={<Trash2 size={14} aria-hidden="true" />}
          aria-label={t('remove')}
          onClick={() => onChange(null)}
        />
      )}
      <input
        ref={input}
        type="file"
        hidden
        accept={isImage ? 'image/*' : undefined}
        onChange={(event) => void send(event.target.files?.[0])}
      />
      {state.failure && (
        <span role="alert" className={styles.note}>
          {state.failure}
        </span>
      )}
    </div>
  );
}
