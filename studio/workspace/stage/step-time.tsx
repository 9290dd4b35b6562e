import { defineTexts, useTexts } from '../../language/language.tsx';
import { daysOf, isStalled, type StageStep } from './stage-steps.ts';

const texts = defineTexts({
  days: { 'zh-CN': '{n} 天', en: '{n} {n|day|days}' },
  today: { 'zh-CN': '不到 1 天', en: 'under a day' },
  nth: { 'zh-CN': '第 {n} 天', en: 'day {n}' },
  stalled: { 'zh-CN': '第 {n} 天，正常 {normal} 天', en: 'day {n}, normally {normal}' },
});

/** How long the record was in a stage, or has been. */
export function StepTime({ step }: { readonly step: StageStep }) {
  const t = useTexts(texts);
  const { state, seconds, stage } = step;
  if (seconds === undefined || (state === 'now' && stage.category !== 'open' && stage.category !== 'onHold'))
    return null;
  const days = daysOf(seconds);
  if (isStalled(step)) return <small>{t('stalled', { n: days + 1, normal: stage.expectedDays! })}</small>;
  if (state === 'now') return <small>{t('nth', { n: days + 1 })}</small>;
  return <small>{days === 0 ? t('today') : t('days', { n: days })}</small>;
}
