import { defineTexts, useLabel, useTexts } from '../../../language/language.tsx';
import type { EntityDocument } from '../../../model/model-document.ts';
import { valueAt } from '../list-columns.ts';
import type { BoardColumn } from './board-columns.ts';
import type { MoveStates } from './move-states.ts';
import type { Held } from './use-holding.ts';

const texts = defineTexts({
  lifted: {
    'zh-CN': '已拿起「{title}」，在「{at}」。左右键换列，回车放下，Esc 放回。',
    en: 'Lifted “{title}” in “{at}”. Left and right change the column, Enter drops, Escape puts it back.',
  },
  over: { 'zh-CN': '「{at}」，{n} 条。', en: '“{at}”, {n}. ' },
  asks: { 'zh-CN': '放下后补填：{words}。', en: 'Asked for when dropped: {words}.' },
  refused: { 'zh-CN': '还不能进入：{words}。', en: 'Not possible yet: {words}.' },
});

interface HoldingWordsProps {
  readonly entity: EntityDocument;
  readonly held: Held | undefined;
  readonly columns: readonly BoardColumn[];
  readonly states: MoveStates;
}

/** Says to those who do not see the board where the held card is. */
export function HoldingWords({ entity, held, columns, states }: HoldingWordsProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const words = () => {
    const column = columns.find(({ key }) => key === held?.over);
    if (!held || held.by !== 'keyboard' || !column) return '';
    const at = label(column.label);
    if (column.key === held.from.key)
      return t('lifted', { title: String(valueAt(held.row, entity.title) ?? ''), at });
    const state = states.get(column.key);
    const about = state && state.kind !== 'open' ? t(state.kind, { words: state.words.join('，') }) : '';
    return `${t('over', { at, n: column.count })}${about}`;
  };
  return (
    <div role="status" aria-live="assertive" className="visually-hidden">
      {words()}
    </div>
  );
}
