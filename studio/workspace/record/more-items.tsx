import type { MenuProps } from 'antd';
import { useNavigate } from 'react-router';
import { GRANT } from '../../api/sharing.ts';
import { useMessages } from '../../app/messages/messages.tsx';
import { copyOf } from '../../forms/record-values.ts';
import type { FormWorld } from '../../forms/rules/use-form-store.ts';
import { defineTexts, useTexts, useWord } from '../../language/language.tsx';
import type { EntityDocument } from '../../model/model-document.ts';
import { useModel } from '../../model/model.tsx';
import { newRecordPath } from '../../model/paths.ts';
import { mayDelegate } from '../delegation/may-delegate.ts';

const texts = defineTexts({
  edit: { 'zh-CN': '修改', en: 'Edit' },
  delete: { 'zh-CN': '删除', en: 'Delete' },
  copyLink: { 'zh-CN': '复制链接', en: 'Copy the link' },
  copied: { 'zh-CN': '链接已复制', en: 'The link is copied' },
  share: { 'zh-CN': '共享…', en: 'Share…' },
  delegate: { 'zh-CN': '委托…', en: 'Delegate…' },
  classification: { 'zh-CN': '分类与锁定…', en: 'Classification and pins…' },
  why: { 'zh-CN': '谁能查看和修改，为什么？', en: 'Who may see and change it, and why?' },
  print: { 'zh-CN': '打印', en: 'Print' },
  duplicate: { 'zh-CN': '复制为新{name}', en: 'Copy as a new {name}' },
});

type Items = NonNullable<MenuProps['items']>;

interface MoreOptions {
  readonly entity: EntityDocument;
  readonly world: FormWorld;
  readonly onEdit: () => void;
  readonly onShare: () => void;
  readonly onDelegate: () => void;
  readonly onClassification: () => void;
  readonly onWhy: () => void;
  readonly onDelete: () => void;
}

/** What every record page offers behind "more", as far as the reader may do it. */
export function useMoreItems(options: MoreOptions): Items {
  const { entity, world, onEdit, onShare, onDelegate, onClassification, onWhy, onDelete } = options;
  const t = useTexts(texts);
  const word = useWord();
  const model = useModel();
  const navigate = useNavigate();
  const { say } = useMessages();

  async function copyLink() {
    await navigator.clipboard.writeText(location.href);
    say({ kind: 'success', text: t('copied') });
  }

  function duplicate() {
    void navigate(newRecordPath(entity.key), { state: { values: copyOf(world.store, entity) } });
  }

  const { update, create, share, delete: remove } = entity.allows;
  const isShareable = share && entity.ownedBy !== 'parent' && model.entities[GRANT] !== undefined;
  const edit = { key: 'edit', label: t('edit'), extra: 'E', onClick: onEdit };
  const copy = { key: 'duplicate', label: t('duplicate', { name: word(entity.label) }), onClick: duplicate };
  return [
    ...(update ? [edit] : []),
    ...(create ? [copy] : []),
    { key: 'copy', label: t('copyLink'), onClick: () => void copyLink() },
    { key: 'print', label: t('print'), extra: 'Ctrl P', onClick: () => window.print() },
    ...(isShareable ? [{ key: 'share', label: t('share'), onClick: onShare }] : []),
    ...(mayDelegate(model, entity) ? [{ key: 'delegate', label: t('delegate'), onClick: onDelegate }] : []),
    ...(isClassified(entity)
      ? [{ key: 'classification', label: t('classification'), onClick: onClassification }]
      : []),
    { key: 'why', label: t('why'), onClick: onWhy },
    ...(remove ? [{ type: 'divider' as const, key: 'line' }] : []),
    ...(remove ? [{ key: 'delete', label: t('delete'), danger: true, onClick: onDelete }] : []),
  ];
}

function isClassified({ fields }: EntityDocument): boolean {
  return Object.values(fields).some(({ type, computed }) => type === 'classification' && !computed);
}
