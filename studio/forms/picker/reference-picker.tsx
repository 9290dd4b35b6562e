import { Select } from 'antd';
import { Table2 } from 'lucide-react';
import type { ReactElement } from 'react';
import type { ReferenceValue } from '../../api/records.ts';
import { defineTexts, useTexts, useWord } from '../../language/language.tsx';
import type { EntityDocument } from '../../model/model-document.ts';
import { emptiesOn, inputProps, type WidgetProps } from '../widget.ts';
import type { PickLine } from './pick-lines.ts';
import { PickerDialogs } from './picker-dialogs.tsx';
import { PickerFoot } from './picker-foot.tsx';
import { usePickerState } from './picker-state.ts';
import styles from './picker.module.css';

const texts = defineTexts({
  search: { 'zh-CN': '输入几个字查找', en: 'Type to search' },
  none: { 'zh-CN': '没有找到「{q}」', en: 'Nothing found for “{q}”' },
  nothing: { 'zh-CN': '还没有可选的{name}', en: 'No {name} to choose from yet' },
  window: { 'zh-CN': '在窗口中选择', en: 'Choose in a window' },
  recent: { 'zh-CN': '最近用过', en: 'Recent' },
  all: { 'zh-CN': '全部', en: 'All' },
});

interface ReferencePickerProps extends WidgetProps {
  readonly target: EntityDocument;
  readonly chosen: readonly ReferenceValue[];
  readonly several: boolean;
  readonly onChoose: (chosen: readonly ReferenceValue[]) => void;
}

/** Picks records by typing a few letters, from those used last, in a window with columns, or by making a new one. */
export function ReferencePicker(props: ReferencePickerProps) {
  const { target, chosen, several, onChoose, field, readOnly, required, autoFocus, autoOpen } = props;
  const t = useTexts(texts);
  const word = useWord();
  const startsOpen = autoFocus === true && autoOpen === true;
  const state = usePickerState({ target, field, chosen, several, startsOpen, onChoose });
  const { q, lines, recent, known } = state;
  const empty = q ? t('none', { q }) : t('nothing', { name: word(target.label) });
  const withFoot = (menu: ReactElement) => <PickerFoot menu={menu} target={target} state={state} />;
  return (
    <div className={styles.picker}>
      <Select
        {...inputProps(props)}
        {...(several ? { mode: 'multiple' as const } : {})}
        showSearch={{ filterOption: false, onSearch: state.setTyped, searchValue: state.typed }}
        open={state.open}
        onOpenChange={state.change}
        value={several ? chosen.map((one) => one.id) : chosen[0]?.id}
        options={grouped(lines, recent, chosen, { recent: t('recent'), all: t('all') })}
        labelRender={({ value }) => known.get(String(value))?.title ?? '—'}
        onChange={state.chooseIds}
        placeholder={readOnly ? undefined : t('search')}
        notFoundContent={state.loading ? null : empty}
        loading={state.loading}
        onKeyDown={emptiesOn(props)}
        disabled={readOnly}
        allowClear={!required}
        style={FULL}
        popupMatchSelectWidth={false}
        popupRender={withFoot}
      />
      {!readOnly && (
        <button
          type="button"
          tabIndex={-1}
          className={styles.open}
          aria-label={t('window')}
          title={t('window')}
          onClick={() => state.setDialog('window')}
        >
          <Table2 size={15} strokeWidth={1.5} aria-hidden="true" />
        </button>
      )}
      <PickerDialogs target={target} several={several} chosen={chosen} state={state} />
    </div>
  );
}

const FULL = { width: '100%', minWidth: 0 } as const;

function optionOf({ id, title, more }: PickLine) {
  return {
    value: id,
    label: (
      <span className={styles.line}>
        <span>{title ?? '—'}</span>
        {more && <small>{more}</small>}
      </span>
    ),
  };
}

/** What was used last stands first; nobody has to search for what he has just chosen. */
function grouped(
  lines: readonly PickLine[],
  recent: readonly PickLine[],
  chosen: readonly ReferenceValue[],
  heading: { readonly recent: string; readonly all: string },
) {
  const offered = new Set([...lines, ...recent].map(({ id }) => id));
  const missing = chosen.filter(({ id }) => !offered.has(id)).map(optionOf);
  if (recent.length === 0) return [...missing, ...lines.map(optionOf)];
  const used = new Set(recent.map(({ id }) => id));
  const others = lines.filter(({ id }) => !used.has(id));
  return [
    ...missing,
    { label: heading.recent, title: heading.recent, options: recent.map(optionOf) },
    { label: heading.all, title: heading.all, options: others.map(optionOf) },
  ];
}
