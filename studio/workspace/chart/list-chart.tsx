import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import { Button } from '../../ui/button.tsx';
import type { BoardProps } from '../list/board/board.tsx';
import { Chart } from './chart.tsx';

const texts = defineTexts({
  widen: { 'zh-CN': '清除条件', en: 'Clear the conditions' },
});

/** The records of a view as a chart. */
export function ListChart({ list, isNarrowed, onWiden }: BoardProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const { field, levels } = list.layouts.chart!;
  return (
    <Chart
      question={list.question}
      parent={field}
      levels={levels}
      name={label(list.current.view.label)}
      widen={isNarrowed && <Button onClick={onWiden}>{t('widen')}</Button>}
    />
  );
}
