import { Dropdown, type MenuProps } from 'antd';
import {
  Copy,
  Download,
  ExternalLink,
  ListChecks,
  Maximize2,
  Pencil,
  Printer,
  Trash2,
  UserRoundCheck,
  UserRoundPen,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { ActionItem } from '../../api/actions.ts';
import type { RecordData } from '../../api/records.ts';
import { useMessages } from '../../app/messages/messages.tsx';
import { defineTexts, useLabel, useTexts, useWord } from '../../language/language.tsx';
import type { EntityDocument } from '../../model/model-document.ts';
import { recordPath } from '../../model/paths.ts';
import { actionItems } from '../actions/action-items.tsx';
import { useActions } from '../actions/use-actions.ts';
import { valueAt } from './list-columns.ts';
import styles from './row-menu.module.css';
import type { RowActions } from './use-list-commands.ts';

const texts = defineTexts({
  open: { 'zh-CN': '打开', en: 'Open' },
  editCell: { 'zh-CN': '编辑这一格', en: 'Edit this cell' },
  newTab: { 'zh-CN': '在新标签页打开', en: 'Open in a new tab' },
  copy: { 'zh-CN': '复制链接', en: 'Copy the link' },
  copied: { 'zh-CN': '已复制「{title}」的链接', en: 'Copied the link of “{title}”' },
  notCopied: { 'zh-CN': '浏览器不允许复制', en: 'The browser does not allow copying' },
  assign: { 'zh-CN': '改派负责人…', en: 'Assign…' },
  delegate: { 'zh-CN': '委托…', en: 'Delegate…' },
  edit: { 'zh-CN': '批量修改…', en: 'Change fields…' },
  export: { 'zh-CN': '导出所选', en: 'Export the selected' },
  print: { 'zh-CN': '打印', en: 'Print' },
  delete: { 'zh-CN': '删除', en: 'Delete' },
  chosen: { 'zh-CN': '所选 {n} 条{name}', en: '{n} {name} selected' },
});

export interface RowMenuPlace {
  readonly at: { readonly x: number; readonly y: number };
  readonly row: RecordData;
  /** The row, or all that are ticked when it is one of them. */
  readonly ids: readonly string[];
}

interface RowMenuProps {
  readonly entity: EntityDocument;
  readonly place: RowMenuPlace;
  readonly actions: RowActions;
  readonly onOpen: () => void;
  /** Undefined where the cell under the keyboard cannot be changed. */
  readonly onEditCell: (() => void) | undefined;
  /** Begins an action of the row. */
  readonly onAct: (action: ActionItem) => void;
  readonly onClose: () => void;
}

/** The right-click menu of a list: what the bulk bar and the keyboard offer, for the row or the selection. */
export function RowMenu(props: RowMenuProps) {
  const { entity, place, actions, onAct, onClose } = props;
  const label = useLabel();
  const t = useTexts(texts);
  const word = useWord();
  const count = place.ids.length;
  const title = String(valueAt(place.row, entity.title) ?? '');
  const head = count === 1 ? title : t('chosen', { n: count, name: word(entity.pluralLabel) });
  const single = useSingleItems(props, title);
  const offered = useActions(entity, place.row);
  const acts = actionItems(offered, label, onAct);
  const items: MenuProps['items'] = [
    { key: 'head', label: head, disabled: true },
    ...(count === 1 ? single : []),
    { type: 'divider' },
    ...(count === 1 ? acts : []),
    ...(count === 1 && acts.length > 0 ? [{ type: 'divider' as const }] : []),
    ...item('assign', t('assign'), <UserRoundPen size={15} />, '', actions.assign),
    ...item('delegate', t('delegate'), <UserRoundCheck size={15} />, '', actions.delegate),
    ...(count > 1 ? item('edit', t('edit'), <ListChecks size={15} />, '', actions.edit) : []),
    ...item('export', t('export'), <Download size={15} />, 'Ctrl E', actions.export),
    ...item('print', t('print'), <Printer size={15} />, 'Ctrl P', actions.print),
    ...(actions.delete ? [{ type: 'divider' as const }] : []),
    ...item('delete', t('delete'), <Trash2 size={15} />, 'Del', actions.delete).map((one) => ({
      ...one,
      danger: true,
    })),
  ];
  return (
    <Dropdown
      open
      trigger={['click']}
      menu={{ items, onClick: onClose }}
      onOpenChange={(open) => !open && onClose()}
      autoFocus
    >
      <span aria-hidden="true" className={styles.anchor} style={{ left: place.at.x, top: place.at.y }} />
    </Dropdown>
  );
}

function useSingleItems({ entity, place, onOpen, onEditCell }: RowMenuProps, title: string) {
  const t = useTexts(texts);
  const { say } = useMessages();
  const path = recordPath(entity.key, place.row.id);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(new URL(path, location.href).href);
      say({ kind: 'success', text: t('copied', { title }) });
    } catch {
      say({ kind: 'failure', text: t('notCopied') });
    }
  };
  return [
    ...item('open', t('open'), <Maximize2 size={15} />, 'Enter', onOpen),
    ...item('editCell', t('editCell'), <Pencil size={15} />, 'F2', onEditCell),
    ...item('newTab', t('newTab'), <ExternalLink size={15} />, '', () =>
      window.open(path, '_blank', 'noopener'),
    ),
    ...item('copy', t('copy'), <Copy size={15} />, '', () => void copy()),
  ];
}

function item(
  key: string,
  label: string,
  icon: ReactNode,
  shortcut: string,
  onClick: (() => void) | undefined,
) {
  const steady = <span className={styles.icon}>{icon}</span>;
  return onClick ? [{ key, label, icon: steady, extra: shortcut || undefined, onClick }] : [];
}
