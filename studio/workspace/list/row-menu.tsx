import { Dropdown, type MenuProps } from 'antd';
import { Copy, Download, ExternalLink, Maximize2, Pencil, Printer, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { defineTexts, useTexts } from '../../language/language.tsx';
import styles from './row-menu.module.css';

const texts = defineTexts({
  open: { 'zh-CN': '打开', en: 'Open' },
  edit: { 'zh-CN': '编辑这一格', en: 'Edit this cell' },
  newTab: { 'zh-CN': '在新标签页打开', en: 'Open in a new tab' },
  copy: { 'zh-CN': '复制链接', en: 'Copy the link' },
  export: { 'zh-CN': '导出所选', en: 'Export the selected' },
  print: { 'zh-CN': '打印', en: 'Print' },
  delete: { 'zh-CN': '删除', en: 'Delete' },
  chosen: { 'zh-CN': '所选 {n} 条', en: '{n} selected' },
});

export interface RowMenuActions {
  readonly open: () => void;
  readonly edit: () => void;
  readonly newTab: () => void;
  readonly copy: () => void;
  readonly print: () => void;
  /** Undefined where the caller has no right. */
  readonly export: (() => void) | undefined;
  readonly delete: (() => void) | undefined;
}

interface RowMenuProps {
  readonly at: { readonly x: number; readonly y: number } | undefined;
  readonly count: number;
  readonly actions: RowMenuActions;
  readonly onClose: () => void;
}

/** The right-click menu of a list: what the toolbar and the keyboard offer, for the row or the selection. */
export function RowMenu({ at, count, actions, onClose }: RowMenuProps) {
  const t = useTexts(texts);
  if (!at) return null;
  const single = count === 1;
  const items: MenuProps['items'] = [
    { key: 'head', label: t('chosen', { n: count }), disabled: true },
    ...(single
      ? [
          item('open', t('open'), <Maximize2 size={15} />, 'Enter', actions.open),
          item('edit', t('edit'), <Pencil size={15} />, 'F2', actions.edit),
          item('newTab', t('newTab'), <ExternalLink size={15} />, '', actions.newTab),
          item('copy', t('copy'), <Copy size={15} />, '', actions.copy),
        ]
      : []),
    ...(actions.export
      ? [item('export', t('export'), <Download size={15} />, 'Ctrl E', actions.export)]
      : []),
    item('print', t('print'), <Printer size={15} />, 'Ctrl P', actions.print),
    ...(actions.delete
      ? [
          { type: 'divider' as const },
          { ...item('delete', t('delete'), <Trash2 size={15} />, 'Del', actions.delete), danger: true },
        ]
      : []),
  ];
  return (
    <Dropdown
      open
      trigger={['click']}
      menu={{ items, autoFocus: true, onClick: onClose }}
      onOpenChange={(open) => !open && onClose()}
      autoFocus
    >
      <span aria-hidden="true" className={styles.anchor} style={{ left: at.x, top: at.y }} />
    </Dropdown>
  );
}

function item(key: string, label: string, icon: ReactNode, shortcut: string, onClick: () => void) {
  return { key, label, icon, extra: shortcut, onClick };
}
