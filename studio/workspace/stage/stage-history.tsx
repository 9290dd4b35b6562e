import { Modal } from 'antd';
import { useState } from 'react';
import type { StagePeriod } from '../../api/stages.ts';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import type { EntityDocument } from '../../model/model-document.ts';
import { Dot, toneOf } from '../../ui/tag.tsx';
import { localMoment } from '../../values/format-value.ts';
import { useValueContext } from '../../values/value-context.ts';
import { processNamed } from './stage-gates.ts';
import { daysOf, secondsOf } from './stage-steps.ts';
import { categoryTone } from './category-tone.ts';
import styles from './stage.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '阶段历史', en: 'Stage history' },
  stage: { 'zh-CN': '阶段', en: 'Stage' },
  entered: { 'zh-CN': '进入时间', en: 'Entered' },
  stayed: { 'zh-CN': '停留', en: 'Stayed' },
  by: { 'zh-CN': '操作人', en: 'By' },
  reason: { 'zh-CN': '理由', en: 'Reason' },
  days: { 'zh-CN': '{n} 天', en: '{n} {n|day|days}' },
  hours: { 'zh-CN': '{n} 小时', en: '{n} h' },
  minutes: { 'zh-CN': '{n} 分钟', en: '{n} min' },
  now: { 'zh-CN': '至今 {time}', en: '{time} so far' },
  none: { 'zh-CN': '还没有阶段记录', en: 'No stages yet' },
});

interface StageHistoryProps {
  readonly entity: EntityDocument;
  readonly items: readonly StagePeriod[];
  readonly onClose: () => void;
}

/** Which stages a record went through: when, how long, who moved it, and why. */
export function StageHistory({ entity, items, onClose }: StageHistoryProps) {
  const t = useTexts(texts);
  return (
    <Modal open title={t('title')} width={680} footer={null} onCancel={onClose}>
      {items.length === 0 ? (
        <p className={styles.none}>{t('none')}</p>
      ) : (
        <div className={styles.history}>
          <table>
            <thead>
              <tr>
                {(['stage', 'entered', 'stayed', 'by', 'reason'] as const).map((key) => (
                  <th key={key} scope="col">
                    {t(key)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {items.toReversed().map((period) => (
                <PeriodRow key={period.id} entity={entity} period={period} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Modal>
  );
}

function PeriodRow({ entity, period }: { readonly entity: EntityDocument; readonly period: StagePeriod }) {
  const t = useTexts(texts);
  const label = useLabel();
  const { timeZone } = useValueContext();
  const [now] = useState(() => Date.now());
  const process = processNamed(entity, period.process);
  const stage = process?.stages[period.stage];
  const time = timeText(secondsOf(period, now));
  return (
    <tr>
      <td>
        <Dot tone={stage ? (stage.colour ? toneOf(stage.colour) : categoryTone(stage.category)) : 'mute'} />{' '}
        {stage ? label(stage.label) : period.stage}
        <small>{process && label(process.label)}</small>
      </td>
      <td>{localMoment(period.enteredAt, timeZone).slice(0, 16)}</td>
      <td>{period.leftAt === null ? t('now', { time }) : time}</td>
      <td>{period.by?.title ?? '—'}</td>
      <td>{period.reason ?? '—'}</td>
    </tr>
  );

  function timeText(seconds: number): string {
    if (daysOf(seconds) > 0) return t('days', { n: daysOf(seconds) });
    if (seconds >= 3600) return t('hours', { n: Math.floor(seconds / 3600) });
    return t('minutes', { n: Math.floor(seconds / 60) });
  }
}
