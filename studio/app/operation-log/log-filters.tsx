import { useQuery } from '@tanstack/react-query';
import { DatePicker, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import type { LogQuestion } from '../../api/operation-log.ts';
import { listRecords } from '../../api/records.ts';
import { momentIn } from '../../forms/widgets/date/moment-in-zone.ts';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import { useModel } from '../../model/model.tsx';
import { OPERATION_NAMES, type KnownOperation } from './operation-names.ts';
import styles from './operation-log.module.css';

const texts = defineTexts({
  filters: { 'zh-CN': '筛选操作日志', en: 'Filter the operation log' },
  user: { 'zh-CN': '谁', en: 'Who' },
  entity: { 'zh-CN': '对什么', en: 'On what' },
  operation: { 'zh-CN': '做了什么', en: 'Did what' },
  from: { 'zh-CN': '从', en: 'From' },
  to: { 'zh-CN': '到', en: 'To' },
});

interface LogFiltersProps {
  readonly question: LogQuestion;
  readonly onChange: (changes: Partial<LogQuestion>) => void;
}

/** Who, on what, did what, when. */
export function LogFilters({ question, onChange }: LogFiltersProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const name = useTexts(OPERATION_NAMES);
  const { entities, timeZone } = useModel();
  const users = useUsers();
  const kinds = Object.values(entities).map((entity) => ({ value: entity.key, label: label(entity.label) }));
  const operations = (Object.keys(OPERATION_NAMES) as KnownOperation[]).map((value) => ({
    value,
    label: name(value),
  }));
  const choice = (what: 'user' | 'entity' | 'operation', options: readonly Option[]) => (
    <Select
      aria-label={t(what)}
      placeholder={t(what)}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      value={question[what]}
      options={[...options]}
      onChange={(value?: string) => onChange({ [what]: value })}
    />
  );
  const midnight = (day: Dayjs) => momentIn(timeZone, `${day.format('YYYY-MM-DD')}T00:00:00`);
  return (
    <div className={styles.filters} role="search" aria-label={t('filters')}>
      {choice('user', users)}
      {choice('entity', kinds)}
      {choice('operation', operations)}
      <DatePicker
        aria-label={t('from')}
        placeholder={t('from')}
        onChange={(day: Dayjs | null) => onChange({ from: day ? midnight(day) : undefined })}
      />
      <DatePicker
        aria-label={t('to')}
        placeholder={t('to')}
        onChange={(day: Dayjs | null) => onChange({ to: day ? midnight(day.add(1, 'day')) : undefined })}
      />
    </div>
  );
}

interface Option {
  readonly value: string;
  readonly label: string;
}

function useUsers(): readonly Option[] {
  const users = useQuery({
    queryKey: ['list', 'core:user', 'names'],
    queryFn: ({ signal }) =>
      listRecords('core:user', { fields: ['id', 'name', 'username'], sort: 'name', limit: 500 }, signal),
  });
  return (
    users.data?.items.map(({ id, name, username }) => ({ value: id, label: `${name} (${username})` })) ?? []
  );
}
