import { Dropdown, type MenuProps } from 'antd';
import { ChevronDown, ChevronsRight, Plus, Users } from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useMessages } from '../../../app/messages/messages.tsx';
import { useSignedInUser } from '../../../app/session/session.tsx';
import { defineTexts, useLabel, useTexts } from '../../../language/language.tsx';
import type { EntityDocument } from '../../../model/model-document.ts';
import { listPath } from '../../../model/paths.ts';
import { Button } from '../../../ui/button.tsx';
import { useIsCut } from '../../../ui/use-is-cut.ts';
import { formatNumber } from '../../../values/format-value.ts';
import { useValueContext } from '../../../values/value-context.ts';
import { savedViewKey, type NamedView } from './named-view.ts';
import { sameDefinition } from './same-definition.ts';
import { useSavedViewChanges, type SavedView, type ViewDefinition } from './saved-views.ts';
import type { ViewName } from './save-view-dialog.tsx';
import styles from './views.module.css';

const SaveViewDialog = lazy(async () => ({
  default: (await import('./save-view-dialog.tsx')).SaveViewDialog,
}));

const texts = defineTexts({
  views: { 'zh-CN': '视图', en: 'Views' },
  all: { 'zh-CN': '全部视图', en: 'All views' },
  add: { 'zh-CN': '把现在的样子存为视图', en: 'Save what is shown as a view' },
  menu: { 'zh-CN': '视图「{name}」的操作', en: 'Actions of the view “{name}”' },
  save: { 'zh-CN': '保存修改', en: 'Save changes' },
  saveAs: { 'zh-CN': '另存为…', en: 'Save as…' },
  rename: { 'zh-CN': '重命名…', en: 'Rename…' },
  share: { 'zh-CN': '共享给所有人', en: 'Share with everybody' },
  unshare: { 'zh-CN': '不再共享', en: 'Stop sharing' },
  remove: { 'zh-CN': '删除', en: 'Delete' },
  shared: { 'zh-CN': '{owner} 共享', en: 'Shared by {owner}' },
  saved: { 'zh-CN': '已保存视图「{name}」', en: 'Saved the view “{name}”' },
  removed: { 'zh-CN': '已删除视图「{name}」', en: 'Deleted the view “{name}”' },
  undo: { 'zh-CN': '撤销', en: 'Undo' },
  failed: { 'zh-CN': '没有完成：{reason}', en: 'Not done: {reason}' },
});

interface ViewTabsProps {
  readonly entity: EntityDocument;
  readonly views: readonly NamedView[];
  readonly current: NamedView;
  readonly count: number | undefined;
  /** What is shown now, to be saved. */
  readonly shown: ViewDefinition;
  readonly canSave: boolean;
  /** After a save the view itself says what the address and the browser said before. */
  readonly onSaved: () => void;
}

/** The views of a list as tabs: those of the packs, then the saved ones, and what can be done with them. */
export function ViewTabs({ entity, views, current, count, shown, canSave, onSaved }: ViewTabsProps) {
  const t = useTexts(texts);
  const context = useValueContext();
  const actions = useViewActions(entity, views[0], shown, onSaved);
  const { saved } = current;
  const isMine = useIsMine();
  const tabs = useRef<HTMLElement>(null);
  const isCut = useIsCut(tabs);
  const isChanged = saved !== undefined && !sameDefinition(shown, saved.definition);
  return (
    <>
      <div className={styles.bar}>
        <nav ref={tabs} aria-label={t('views')} className={styles.tabs}>
          {views.map((view) => (
            <ViewTab
              key={view.key}
              entity={entity}
              view={view}
              count={view.key === current.key && count !== undefined ? formatNumber(count, context) : ''}
              isCurrent={view.key === current.key}
              items={
                view.saved && view.key === current.key ? actions.items(view.saved, isChanged) : undefined
              }
            />
          ))}
        </nav>
        {isCut && <AllViews entity={entity} views={views} current={current} />}
        {canSave && (
          <button
            type="button"
            className={styles.add}
            aria-label={t('add')}
            title={t('add')}
            onClick={actions.saveAs}
          >
            <Plus size={15} aria-hidden="true" />
          </button>
        )}
        {isChanged && isMine(saved) && (
          <Button look="quiet" className={styles.unsaved} onClick={() => void actions.save(saved)}>
            {t('save')}
          </Button>
        )}
      </div>
      {actions.dialog}
    </>
  );
}

/** All views in a menu, where there is no room for their tabs. */
function AllViews({ entity, views, current }: Pick<ViewTabsProps, 'entity' | 'views' | 'current'>) {
  const t = useTexts(texts);
  const label = useLabel();
  const items = views.map(({ key, view }) => ({
    key,
    label: <Link to={listPath(entity.key, key)}>{label(view.label)}</Link>,
  }));
  return (
    <Dropdown menu={{ items, selectedKeys: [current.key] }} trigger={['click']}>
      <button
        type="button"
        className={styles.add}
        aria-label={t('all')}
        title={t('all')}
        aria-haspopup="menu"
      >
        <ChevronsRight size={15} aria-hidden="true" />
      </button>
    </Dropdown>
  );
}

interface ViewTabProps {
  readonly entity: EntityDocument;
  readonly view: NamedView;
  readonly count: string;
  readonly isCurrent: boolean;
  readonly items: MenuProps['items'] | undefined;
}

function ViewTab({ entity, view, count, isCurrent, items }: ViewTabProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const isMine = useIsMine();
  const { saved } = view;
  const name = label(view.view.label);
  const isOthers = saved !== undefined && !isMine(saved);
  return (
    <span className={styles.tab} data-current={isCurrent}>
      <Link
        to={listPath(entity.key, view.key)}
        aria-current={isCurrent ? 'page' : undefined}
        title={isOthers ? t('shared', { owner: saved.owner?.title ?? '' }) : undefined}
      >
        {saved?.shared && <Users size={13} strokeWidth={1.6} aria-hidden="true" />}
        {name}
        {count && <small>{count}</small>}
      </Link>
      {items && (
        <Dropdown menu={{ items }} trigger={['click']}>
          <button type="button" aria-label={t('menu', { name })} aria-haspopup="menu">
            <ChevronDown size={14} aria-hidden="true" />
          </button>
        </Dropdown>
      )}
    </span>
  );
}

function useIsMine(): (view: SavedView) => boolean {
  const { id } = useSignedInUser();
  return ({ owner }) => owner?.id === id;
}

function useViewActions(
  entity: EntityDocument,
  fallback: NamedView | undefined,
  shown: ViewDefinition,
  onSaved: () => void,
) {
  const t = useTexts(texts);
  const { say } = useMessages();
  const navigate = useNavigate();
  const changes = useSavedViewChanges(entity.key);
  const isMine = useIsMine();
  const [dialog, setDialog] = useState<SavedView | 'new'>();

  async function attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      say({ kind: 'failure', text: t('failed', { reason: (error as Error).message }) });
    }
  }

  async function saveNamed(named: ViewName) {
    if (typeof dialog === 'object') await changes.change(dialog, named);
    else {
      const made = await changes.create({ ...named, definition: shown });
      await navigate(listPath(entity.key, savedViewKey(made.id)));
    }
    say({ kind: 'success', text: t('saved', { name: named.name }) });
  }

  const save = (view: SavedView) =>
    attempt(async () => {
      await changes.change(view, { definition: shown });
      onSaved();
      say({ kind: 'success', text: t('saved', { name: view.name }) });
    });

  const remove = (view: SavedView) =>
    attempt(async () => {
      await changes.remove(view.id);
      if (fallback) await navigate(listPath(entity.key, fallback.key));
      const undo = { label: t('undo'), run: () => void attempt(() => changes.restore(view.id)) };
      say({ kind: 'success', text: t('removed', { name: view.name }), action: undo });
    });

  const share = (view: SavedView) => attempt(() => changes.change(view, { shared: !view.shared }));

  const items = (view: SavedView, isChanged: boolean): MenuProps['items'] =>
    isMine(view)
      ? [
          { key: 'save', label: t('save'), disabled: !isChanged, onClick: () => void save(view) },
          { key: 'saveAs', label: t('saveAs'), onClick: () => setDialog('new') },
          { key: 'rename', label: t('rename'), onClick: () => setDialog(view) },
          { key: 'share', label: t(view.shared ? 'unshare' : 'share'), onClick: () => void share(view) },
          { type: 'divider' },
          { key: 'remove', label: t('remove'), danger: true, onClick: () => void remove(view) },
        ]
      : [{ key: 'saveAs', label: t('saveAs'), onClick: () => setDialog('new') }];

  const shownDialog = dialog && (
    <Suspense>
      <SaveViewDialog
        existing={dialog === 'new' ? undefined : dialog}
        onSave={saveNamed}
        onClose={() => setDialog(undefined)}
      />
    </Suspense>
  );
  return { save, saveAs: () => setDialog('new'), items, dialog: shownDialog };
}
