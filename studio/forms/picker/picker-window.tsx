import { Modal } from 'antd';
import { useRef, type ReactNode } from 'react';
import { defineTexts, useTexts, useWord } from '../../language/language.tsx';
import { Button } from '../../ui/button.tsx';
import { CategoryTree } from './category-tree.tsx';
import { PickerTable } from './picker-table.tsx';
import { useWindowState, type WindowOptions } from './window-state.ts';
import { SearchField } from '../../ui/search-field.tsx';
import styles from './picker.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '选择{name}', en: 'Choose {name}' },
  search: { 'zh-CN': '查找{name}', en: 'Find {name}' },
  chosen: { 'zh-CN': '已选 {n} 个：{titles}', en: '{n} chosen: {titles}' },
  keys: {
    'zh-CN': '↑ ↓ 移动 · 空格勾选 · Ctrl / Shift 点击多选 · Enter 确定',
    en: '↑ ↓ move · Space ticks · Ctrl / Shift click for several · Enter confirms',
  },
  keysOne: { 'zh-CN': '↑ ↓ 移动 · Enter 或双击选定', en: '↑ ↓ move · Enter or double-click chooses' },
  ok: { 'zh-CN': '确定', en: 'Choose' },
  cancel: { 'zh-CN': '取消', en: 'Cancel' },
});

interface PickerWindowProps extends WindowOptions {
  readonly onClose: () => void;
}

/** Candidates in a table beside the tree they are filed in; several with Ctrl, Shift or the space bar. */
export function PickerWindow(props: PickerWindowProps) {
  const { target, several, onClose } = props;
  const t = useTexts(texts);
  const word = useWord();
  const table = useRef<HTMLDivElement>(null);
  const state = useWindowState(props);
  const { category, selection, rows } = state;
  const name = word(target.pluralLabel);
  const titles = selection.chosen.map(({ title }) => title ?? '—').join('、');
  const said =
    several && selection.chosen.length > 0
      ? t('chosen', { n: selection.chosen.length, titles })
      : t(several ? 'keys' : 'keysOne');
  const nothing = rows.length === 0 && selection.chosen.length === 0;
  const foot = (
    <WindowFoot said={said}>
      <Button size="large" onClick={onClose}>
        {t('cancel')}
      </Button>
      <Button size="large" look="primary" disabled={nothing} onClick={state.confirm}>
        {t('ok')}
      </Button>
    </WindowFoot>
  );
  return (
    <Modal
      open
      title={t('title', { name })}
      width={category ? 980 : 760}
      style={PLACE}
      styles={BODY}
      onCancel={onClose}
      destroyOnHidden
      footer={foot}
    >
      <div className={category ? styles.window : styles.windowAlone} onKeyDown={state.onKeyDown}>
        {category && <CategoryTree category={category} chosen={state.branch} onChoose={state.setBranch} />}
        <div className={styles.table}>
          <SearchField
            className={styles.search}
            autoFocus
            label={t('search', { name })}
            value={state.typed}
            onType={state.search}
          />
          <PickerTable
            place={table}
            entity={target}
            columns={state.columns}
            rows={rows}
            several={several}
            selection={selection}
            cursor={state.cursor}
            onCursor={state.setCursor}
            onConfirm={state.confirmRow}
            loading={state.loading}
            onEnd={state.more}
          />
        </div>
      </div>
    </Modal>
  );
}

const PLACE = { top: 48 } as const;
const BODY = { body: { padding: 0 } } as const;

function WindowFoot({ said, children }: { readonly said: string; readonly children: ReactNode }) {
  return (
    <div className={styles.status}>
      <span aria-live="polite">{said}</span>
      {children}
    </div>
  );
}
