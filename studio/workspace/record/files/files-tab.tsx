import { Download, FileText, Trash2, Upload } from 'lucide-react';
import { useRef, useState, type DragEvent } from 'react';
import { fileUrl } from '../../../api/files.ts';
import type { RecordData, ReferenceValue } from '../../../api/records.ts';
import { defineTexts, useLanguage, useTexts } from '../../../language/language.tsx';
import { Button } from '../../../ui/button.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { useValueContext } from '../../../values/value-context.ts';
import { localMoment } from '../../../values/format-value.ts';
import { fileSize } from './file-size.ts';
import { useRecordFiles } from './record-files.ts';
import styles from './files-tab.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '附件', en: 'Files' },
  upload: { 'zh-CN': '上传文件', en: 'Upload files' },
  drop: {
    'zh-CN': '把文件拖到这里，或点“上传文件”。每个不超过 50 MB。',
    en: 'Drop files here, or choose “Upload files”. 50 MB each at most.',
  },
  release: { 'zh-CN': '松开即上传', en: 'Release to upload' },
  sending: { 'zh-CN': '正在上传 {names}', en: 'Uploading {names}' },
  download: { 'zh-CN': '下载{name}', en: 'Download {name}' },
  remove: { 'zh-CN': '删除{name}', en: 'Delete {name}' },
  loading: { 'zh-CN': '正在读取', en: 'Loading' },
  failed: { 'zh-CN': '读不出来：{reason}', en: 'Could not be read: {reason}' },
});

interface FilesTabProps {
  readonly entity: string;
  readonly id: string;
  readonly writable: boolean;
}

/** The files of a record: dropped or chosen, downloaded, deleted with a way back. */
export function FilesTab({ entity, id, writable }: FilesTabProps) {
  const t = useTexts(texts);
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const { files, sending, send, remove } = useRecordFiles(entity, id);
  const items = files.data?.items ?? [];

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    if (writable) void send([...event.dataTransfer.files]);
  }

  return (
    <section
      className={`${styles.files} ${over ? styles.over : ''}`}
      aria-label={t('title')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(writable);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <header>
        <h3>{t('title')}</h3>
        {writable && (
          <Button icon={<Upload size={15} aria-hidden="true" />} onClick={() => input.current?.click()}>
            {t('upload')}
          </Button>
        )}
        <input
          ref={input}
          type="file"
          multiple
          hidden
          onChange={(event) => {
            void send([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
      </header>
      {files.error && <p role="alert">{t('failed', { reason: files.error.message })}</p>}
      {files.isPending && <SkeletonRows rows={3} label={t('loading')} />}
      {sending.length > 0 && <p role="status">{t('sending', { names: sending.join('、') })}</p>}
      <ul>
        {items.map((file) => (
          <FileLine key={file.id} file={file} onRemove={writable ? () => void remove(file) : undefined} />
        ))}
      </ul>
      {files.data && writable && <p className={styles.drop}>{over ? t('release') : t('drop')}</p>}
    </section>
  );
}

interface FileLineProps {
  readonly file: RecordData;
  readonly onRemove: (() => void) | undefined;
}

function FileLine({ file, onRemove }: FileLineProps) {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const { timeZone } = useValueContext();
  const name = String(file['name'] ?? '');
  const isImage = String(file['mediaType'] ?? '').startsWith('image/');
  const by = file['uploadedBy'] as ReferenceValue | null;
  const about = [
    fileSize(Number(file['size']), language),
    by?.title,
    localMoment(String(file['createdAt']), timeZone).slice(0, 16),
  ];
  return (
    <li>
      {isImage ? (
        <img src={fileUrl(file.id)} alt="" loading="lazy" />
      ) : (
        <FileText size={20} strokeWidth={1.4} aria-hidden="true" />
      )}
      <div>
        <a href={fileUrl(file.id)} download={name}>
          {name}
        </a>
        <small>{about.filter(Boolean).join(' · ')}</small>
      </div>
      <a className={styles.tool} href={fileUrl(file.id)} download={name} aria-label={t('download', { name })}>
        <Download size={16} strokeWidth={1.5} aria-hidden="true" />
      </a>
      {onRemove && (
        <button type="button" className={styles.tool} aria-label={t('remove', { name })} onClick={onRemove}>
          <Trash2 size={16} strokeWidth={1.5} aria-hidden="true" />
        </button>
      )}
    </li>
  );
}
