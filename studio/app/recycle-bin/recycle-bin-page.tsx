import { Select } from 'antd';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { defineTexts, useLabel, useLanguage, useTexts } from '../../language/language.tsx';
import { usePageTitle } from '../../model/page-title.ts';
import { recordPath } from '../../model/paths.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { NamedIcon } from '../../ui/icon.tsx';
import { PlainPage } from '../../ui/plain-page.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useMessages } from '../messages/messages.tsx';
import { useBinEntities, useDeletedRecords, useRestore, type DeletedRecord } from './deleted-records.ts';
import styles from './recycle-bin.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '回收站', en: 'Recycle bin' },
  detail: {
    'zh-CN': '删除的记录都在这里，随时可以恢复；一起删除的明细也会一起恢复。',
    en: 'Deleted records stay here and can be restored at any time, together with what was deleted along with them.',
  },
  all: { 'zh-CN': '全部种类', en: 'All kinds' },
  kind: { 'zh-CN': '种类', en: 'Kind' },
  restore: { 'zh-CN': '恢复', en: 'Restore' },
  restored: { 'zh-CN': '已恢复「{title}」', en: 'Restored “{title}”' },
  open: { 'zh-CN': '打开', en: 'Open' },
  failed: { 'zh-CN': '没有恢复「{title}」：{reason}', en: '“{title}” was not restored: {reason}' },
  empty: { 'zh-CN': '回收站是空的', en: 'The recycle bin is empty' },
  loading: { 'zh-CN': '正在读取', en: 'Reading' },
  unreadable: { 'zh-CN': '读不出来', en: 'This could not be read' },
  retry: { 'zh-CN': '重试', en: 'Try again' },
  deleted: { 'zh-CN': '{by} 删除于 {at}', en: 'Deleted by {by}, {at}' },
});

/** Deleted records of all kinds, the latest first, each with the way back. */
export function RecycleBinPage() {
  const t = useTexts(texts);
  const label = useLabel();
  const entities = useBinEntities();
  const [chosen, setChosen] = useState<string>();
  const shown = entities.filter(({ key }) => chosen === undefined || key === chosen);
  const records = useDeletedRecords(shown);
  usePageTitle(t('title'));
  const kinds = entities.map((entity) => ({ value: entity.key, label: label(entity.label) }));
  return (
    <PlainPage
      title={t('title')}
      detail={t('detail')}
      actions={
        <Select
          aria-label={t('kind')}
          allowClear
          placeholder={t('all')}
          value={chosen}
          options={kinds}
          onChange={setChosen}
          className={styles.kind!}
        />
      }
    >
      {records.isPending && <SkeletonRows label={t('loading')} />}
      {records.error && (
        <Empty
          title={t('unreadable')}
          detail={records.error.message}
          action={<Button onClick={() => void records.refetch()}>{t('retry')}</Button>}
        />
      )}
      {records.data?.length === 0 && (
        <Empty icon={<Trash2 size={32} strokeWidth={1.2} />} title={t('empty')} />
      )}
      <ul>
        {records.data?.map((record) => (
          <DeletedLine key={record.id} record={record} />
        ))}
      </ul>
    </PlainPage>
  );
}

function DeletedLine({ record }: { readonly record: DeletedRecord }) {
  const t = useTexts(texts);
  const label = useLabel();
  const { language } = useLanguage();
  const { say } = useMessages();
  const navigate = useNavigate();
  const restoreRecord = useRestore();
  const [busy, setBusy] = useState(false);
  const { entity, id, title, deletedAt, deletedBy } = record;
  const at = new Date(deletedAt).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });

  async function restore() {
    setBusy(true);
    try {
      await restoreRecord(record);
      const open = () => void navigate(recordPath(entity.key, id));
      say({ kind: 'success', text: t('restored', { title }), action: { label: t('open'), run: open } });
    } catch (error) {
      say({ kind: 'failure', text: t('failed', { title, reason: (error as Error).message }) });
      setBusy(false);
    }
  }

  return (
    <li className={styles.line}>
      <NamedIcon name={entity.icon} />
      <div className={styles.text}>
        <p>
          {title} <small>{label(entity.label)}</small>
        </p>
        <small>{t('deleted', { by: deletedBy, at })}</small>
      </div>
      <Button busy={busy} onClick={() => void restore()}>
        {t('restore')}
      </Button>
    </li>
  );
}
