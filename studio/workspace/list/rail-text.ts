import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import type { FieldDocument } from '../../model/model-document.ts';
import { useModel } from '../../model/model.tsx';
import { useRecordTitles } from './use-record-titles.ts';

const texts = defineTexts({
  none: { 'zh-CN': '未填写', en: 'None' },
  yes: { 'zh-CN': '是', en: 'Yes' },
  no: { 'zh-CN': '否', en: 'No' },
});

/** What the value chosen in the rail is called; a record by its title. */
export function useRailText(field: FieldDocument | undefined, value: string | undefined): string {
  const t = useTexts(texts);
  const label = useLabel();
  const model = useModel();
  const target = field?.target ? model.entities[field.target] : undefined;
  const titles = useRecordTitles(target && value ? [{ entity: target, ids: [value] }] : []);
  if (!field || value === undefined) return '';
  if (value === '') return t('none');
  if (field.options) return label(field.options[value]?.label) || value;
  if (field.type === 'boolean') return t(value === 'true' ? 'yes' : 'no');
  return target ? (titles.get(value) ?? '…') : value;
}
