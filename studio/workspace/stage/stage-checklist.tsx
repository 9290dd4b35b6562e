import { Tooltip } from 'antd';
import type { RecordData } from '../../api/records.ts';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import type { EntityDocument } from '../../model/model-document.ts';
import { useModel } from '../../model/model.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { localMoment } from '../../values/format-value.ts';
import { useValueContext } from '../../values/value-context.ts';
import { useRecordTitles } from '../list/use-record-titles.ts';
import type { ChecklistItem } from './stage-gates.ts';
import { useTicks } from './use-ticks.ts';

const texts = defineTexts({
  ticked: { 'zh-CN': '{who}，{when}', en: '{who}, {when}' },
});

interface StageChecklistProps {
  readonly entity: EntityDocument;
  readonly record: RecordData;
  readonly items: readonly ChecklistItem[];
}

/** What is to be ticked in the stage a record is in, as it gets done: one need not go on with the last tick. */
export function StageChecklist({ entity, record, items }: StageChecklistProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const { entities } = useModel();
  const { timeZone } = useValueContext();
  const { isTicked, tick } = useTicks(entity, record);
  const people = entities['core:user'];
  const ids = [...new Set(items.flatMap((item) => item.tick?.by ?? []))];
  const names = useRecordTitles(people ? [{ entity: people, ids }] : []);
  const byWhom = ({ at, by }: NonNullable<ChecklistItem['tick']>) =>
    t('ticked', { who: names.get(by ?? '') ?? '—', when: localMoment(at, timeZone).slice(0, 16) });
  return items.map((item) => (
    <li key={item.key} data-missing={item.tick === undefined || undefined}>
      <Tooltip title={item.tick && byWhom(item.tick)}>
        <label>
          <Checkbox checked={isTicked(item)} onChange={({ target }) => tick(item.key, target.checked)} />
          {label(item.label)}
        </label>
      </Tooltip>
    </li>
  ));
}
