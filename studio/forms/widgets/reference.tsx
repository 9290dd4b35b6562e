import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { listRecords, type ReferenceValue } from '../../api/records.ts';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { useModel } from '../../model/model.tsx';
import type { WidgetProps } from '../widget.ts';

const texts = defineTexts({
  search: { 'zh-CN': '输入几个字查找', en: 'Type to search' },
  none: { 'zh-CN': '没有找到', en: 'Nothing found' },
});

const SHOWN = 20;

/** Picks a record by searching its entity; several for a many-to-many field. */
export function ReferenceWidget({
  id,
  field,
  value,
  onChange,
  onBlur,
  readOnly,
  required,
  invalid,
  describedBy,
}: WidgetProps) {
  const t = useTexts(texts);
  const target = useModel().entities[field.target ?? ''];
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const several = field.type === 'references';
  const chosen = (
    several ? (Array.isArray(value) ? value : []) : value ? [value] : []
  ) as readonly ReferenceValue[];
  const found = useQuery({
    queryKey: ['pick', target?.key, q],
    enabled: open && target !== undefined,
    queryFn: ({ signal }) =>
      listRecords(
        target!.key,
        { q, fields: ['id', target!.title], limit: SHOWN, sort: q ? undefined : target!.title },
        signal,
      ),
  });
  const candidates = (found.data?.items ?? []).map((item) => ({
    id: item.id,
    title: String(item[target?.title ?? ''] ?? ''),
  }));
  const known = new Map([...chosen, ...candidates].map((one) => [one.id, one]));
  const pick = (ids: readonly string[]) => ids.map((one) => known.get(one) ?? { id: one, title: null });
  return (
    <Select
      id={id}
      {...(several ? { mode: 'multiple' as const } : {})}
      showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (!next) setTyped('');
      }}
      value={several ? chosen.map((one) => one.id) : chosen[0]?.id}
      options={[...known.values()].map((one) => ({ value: one.id, label: one.title ?? '—' }))}
      onChange={(next: string | string[] | undefined) =>
        onChange(
          several ? pick((next as string[] | undefined) ?? []) : next ? pick([next as string])[0] : null,
        )
      }
      onBlur={onBlur}
      placeholder={readOnly ? undefined : t('search')}
      notFoundContent={found.isFetching ? null : t('none')}
      loading={found.isFetching}
      disabled={readOnly}
      allowClear={!required}
      status={invalid ? 'error' : ''}
      style={{ width: '100%' }}
      aria-required={required}
      aria-describedby={describedBy}
    />
  );
}
