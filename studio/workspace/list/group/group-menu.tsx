import { Dropdown, type MenuProps } from 'antd';
import { Rows3 } from 'lucide-react';
import { defineTexts, useLabel, useTexts } from '../../../language/language.tsx';
import type { EntityDocument } from '../../../model/model-document.ts';
import { Button } from '../../../ui/button.tsx';
import { isDated, isGroupable, PERIODS, writeGrouping, type Grouping } from './group-condition.ts';

const texts = defineTexts({
  none: { 'zh-CN': '不分组', en: 'No groups' },
  group: { 'zh-CN': '分组', en: 'Group' },
  label: { 'zh-CN': '分组：{text}', en: 'Grouped by {text}' },
  day: { 'zh-CN': '按天', en: 'by day' },
  week: { 'zh-CN': '按周', en: 'by week' },
  month: { 'zh-CN': '按月', en: 'by month' },
  quarter: { 'zh-CN': '按季', en: 'by quarter' },
  year: { 'zh-CN': '按年', en: 'by year' },
});

const HIDDEN: ReadonlySet<string> = new Set(['deletedAt']);

interface GroupMenuProps {
  readonly entity: EntityDocument;
  readonly grouping: Grouping | undefined;
  readonly onChange: (grouping: Grouping | undefined) => void;
}

/** By which field the rows stand under headings. */
export function GroupMenu({ entity, grouping, onChange }: GroupMenuProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const fields = Object.entries(entity.fields).filter(
    ([name, field]) => isGroupable(field) && !HIDDEN.has(name),
  );
  const items: MenuProps['items'] = [
    { key: '', label: t('none'), onClick: () => onChange(undefined) },
    { type: 'divider' },
    ...fields.map(([name, field]) =>
      isDated(field)
        ? {
            key: name,
            label: label(field.label),
            children: PERIODS.map((by) => ({
              key: writeGrouping({ field: name, by }),
              label: t(by),
              onClick: () => onChange({ field: name, by }),
            })),
          }
        : { key: name, label: label(field.label), onClick: () => onChange({ field: name }) },
    ),
  ];
  const field = grouping && entity.fields[grouping.field];
  const text = field ? [label(field.label), grouping.by ? t(grouping.by) : ''].join(' ').trim() : '';
  return (
    <Dropdown menu={{ items, selectedKeys: [writeGrouping(grouping)] }} trigger={['click']}>
      <Button
        look="quiet"
        icon={<Rows3 size={15} aria-hidden="true" />}
        aria-label={text ? t('label', { text }) : t('group')}
      >
        {text || t('group')}
      </Button>
    </Dropdown>
  );
}
