import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { Search } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { searchRecords } from '../../api/search.ts';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import { useModel } from '../../model/model.tsx';
import { NamedIcon } from '../../ui/icon.tsx';
import { useRecentRecords } from '../recent/recent-records.ts';
import styles from './quick.module.css';

const texts = defineTexts({
  search: { 'zh-CN': '查找{name}', en: 'Find: {name}' },
  none: { 'zh-CN': '没有找到', en: 'Nothing found' },
  hint: { 'zh-CN': '最近看过的会列在这里', en: 'What you have looked at lately is listed here' },
});

/** A record as a polymorphic reference holds it. */
export interface ChosenRecord {
  readonly entity: string;
  readonly id: string;
  readonly title: string | null;
}

interface RecordChooserProps {
  readonly label: string;
  /** Keys of the entities a record may be of. */
  readonly targets: readonly string[];
  readonly onChoose: (record: ChosenRecord) => void;
}

const SHOWN = 6;

/** A record in one tap where it was looked at lately, else by a few letters. */
export function RecordChooser({ label, targets, onChoose }: RecordChooserProps) {
  const t = useTexts(texts);
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const recent = useRecentRecords(SHOWN, (entity) => targets.includes(entity));
  const found = useQuery({
    queryKey: ['search', q],
    enabled: q !== '',
    queryFn: ({ signal }) => searchRecords(q, signal),
  });
  const shown: readonly ChosenRecord[] =
    q === ''
      ? (recent.data ?? []).map(({ entity, id, title }) => ({ entity: entity.key, id, title }))
      : (found.data ?? []).filter(({ entity }) => targets.includes(entity)).slice(0, SHOWN);
  const isEmpty = shown.length === 0 && (q === '' ? !recent.isFetching : found.isSuccess);
  return (
    <div className={styles.chooser}>
      <Input
        size="large"
        allowClear
        prefix={<Search size={16} strokeWidth={1.5} aria-hidden="true" />}
        aria-label={t('search', { name: label })}
        placeholder={t('search', { name: label })}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <ul aria-live="polite">
        {shown.map((record) => (
          <li key={record.id}>
            <ChosenButton record={record} onChoose={() => onChoose(record)} />
          </li>
        ))}
        {isEmpty && <li className={styles.hint}>{t(q === '' ? 'hint' : 'none')}</li>}
      </ul>
    </div>
  );
}

function ChosenButton({
  record,
  onChoose,
}: {
  readonly record: ChosenRecord;
  readonly onChoose: () => void;
}) {
  const label = useLabel();
  const entity = useModel().entities[record.entity];
  return (
    <button type="button" className={styles.candidate} onClick={onChoose}>
      <NamedIcon name={entity?.icon} />
      <span>{record.title ?? '—'}</span>
      <small>{label(entity?.label)}</small>
    </button>
  );
}
