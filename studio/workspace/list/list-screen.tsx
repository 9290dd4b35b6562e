import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useLabel } from '../../language/language.tsx';
import type { EntityDocument } from '../../model/model-document.ts';
import { usePageTitle } from '../../model/page-title.ts';
import { newRecordPath } from '../../model/paths.ts';
import { useSaveCell } from './grid/save-cell.ts';
import { useMedia } from '../../ui/use-media.ts';
import { LayoutBody } from './layout/layout-body.tsx';
import { LayoutHint } from './layout/layout-hint.tsx';
import { ListBody } from './list-body.tsx';
import { useListCount } from './list-data.ts';
import { ListHeader } from './list-header.tsx';
import { ListRail } from './list-rail.tsx';
import { useRailFold } from './rail-fold.ts';
import styles from './list-screen.module.css';
import type { ListChange, ListState } from './list-state.ts';
import { ListSurfaces } from './list-surfaces.tsx';
import { ListToolbar } from './list-toolbar.tsx';
import { ListTotals } from './list-totals.tsx';
import { useShownList, type ShownList } from './shown-list.ts';
import { toggledSort } from './sort/sort-keys.ts';
import { useListCommands, type ListCommands } from './use-list-commands.ts';
import { useListKeys } from './use-list-keys.ts';
import type { NamedView } from './views/named-view.ts';

export interface ListScreenProps {
  readonly entity: EntityDocument;
  readonly views: readonly NamedView[];
  readonly current: NamedView;
  readonly canSave: boolean;
  readonly state: ListState;
  readonly change: (change: ListChange) => void;
}

/** Header with views, toolbar, rail, table, totals. */
export function ListScreen(props: ListScreenProps) {
  const { entity, current, state } = props;
  const list = useShownList(props);
  const { question, laid, built, change, railField } = list;
  const label = useLabel();
  usePageTitle(`${label(current.view.label)} · ${label(entity.pluralLabel)}`);
  const navigate = useNavigate();
  const count = useListCount(question);
  const commands = useListCommands(list);
  const [isChoosing, setChoosing] = useState(false);
  const rail = useRailFold();
  const isPhone = useMedia('(max-width: 640px)');
  const isList = list.layout === 'list';
  const hasRail = isList && (railField !== undefined || current.view.quickFilters !== undefined);
  const onSort = (path: string, add: boolean) =>
    change({ sort: toggledSort(list.sort, path, add) || undefined });
  useListKeys({
    onNew: entity.allows.create ? () => void navigate(newRecordPath(entity.key)) : undefined,
    onExport: commands.onExport,
    onPrint: commands.onPrint,
  });
  return (
    <div className={styles.screen}>
      <Header
        {...props}
        list={list}
        commands={commands}
        count={count.data}
        onSort={onSort}
        onColumns={() => setChoosing(true)}
      />
      <div className={styles.split}>
        {hasRail && (!rail.isFolded || isPhone) && (
          <ListRail
            entity={entity}
            view={current.view}
            field={railField}
            question={question}
            filterWithoutRail={list.filterWithoutRail}
            state={state}
            built={built}
            change={change}
            onFold={rail.fold}
          />
        )}
        <section className={styles.main} aria-label={label(current.view.label)}>
          <ListToolbar
            entity={entity}
            view={current.view}
            railField={railField}
            state={state}
            built={built}
            sort={list.sort}
            grouping={list.grouping}
            laid={laid}
            layout={list.layout}
            layouts={list.layouts}
            change={change}
            onSort={onSort}
            isChoosing={isChoosing}
            onChoosing={setChoosing}
            onUnfold={hasRail && rail.isFolded ? rail.unfold : undefined}
          />
          <Records list={list} commands={commands} count={count.data} state={state} onSort={onSort} />
          <ListTotals
            question={question}
            count={count.data}
            chosen={commands.selection.ids.size}
            hint={<LayoutHint layout={list.layout} />}
          />
          <ListSurfaces list={list} commands={commands} count={count.data} />
        </section>
      </div>
    </div>
  );
}

interface HeaderProps extends ListScreenProps {
  readonly list: ShownList;
  readonly commands: ListCommands;
  readonly count: number | undefined;
  readonly onSort: (path: string, add: boolean) => void;
  readonly onColumns: () => void;
}

function Header({ list, commands, count, onSort, onColumns, ...props }: HeaderProps) {
  const { entity, views, current, canSave, state } = props;
  const { change, laid, sort } = list;
  return (
    <ListHeader
      entity={entity}
      views={views}
      current={current}
      count={count}
      shown={list.definition}
      canSave={canSave}
      onSaved={list.forgetChanges}
      onExport={commands.onExport}
      onPrint={commands.onPrint}
      onColumns={onColumns}
      sorting={{
        columns: laid.columns,
        sort,
        isChanged: state.sort !== undefined,
        onSort,
        onReset: () => change({ sort: undefined }),
      }}
    />
  );
}

function Records(props: RowsProps) {
  const { list, state } = props;
  const { isStale } = list.rows;
  return (
    <div className={`${styles.rows} ${isStale ? styles.stale : ''}`} aria-busy={isStale}>
      {list.layout === 'list' ? (
        <Rows {...props} />
      ) : (
        <LayoutBody list={list} {...narrowingOf(list, state)} />
      )}
    </div>
  );
}

/** Whether conditions beside the view's own hold, and what takes them away. */
function narrowingOf({ built, change }: ShownList, state: ListState) {
  return {
    isNarrowed: Boolean(built || state.q || state.rail !== undefined || state.quick.length > 0),
    onWiden: () => change({ filter: '', q: undefined, rail: undefined, quick: [] }),
  };
}

interface RowsProps {
  readonly list: ShownList;
  readonly commands: ListCommands;
  readonly count: number | undefined;
  readonly state: ListState;
  readonly onSort: (path: string, add: boolean) => void;
}

function Rows({ list, commands, count, state, onSort }: RowsProps) {
  const { entity, rows, groups, laid, drawn } = list;
  const { view } = list.current;
  const label = useLabel();
  const { isNarrowed, onWiden } = narrowingOf(list, state);
  const saveCell = useSaveCell(entity);
  return (
    <ListBody
      entity={entity}
      columns={drawn}
      rows={rows}
      isPending={rows.isPending || list.isGroupPending}
      error={rows.error ?? groups.error}
      beginning={list.beginning}
      groupField={groups.field}
      groups={list.groupsByKey}
      isOpen={(key) => groups.open.has(key)}
      onToggleGroup={groups.toggle}
      count={count}
      narrowed={isNarrowed}
      partOf={view.filter === undefined ? undefined : label(view.label)}
      sort={list.sort}
      onSort={onSort}
      changes={laid.changes}
      selection={commands.selection}
      onAnchor={commands.targets.anchor}
      onMarkTo={commands.targets.markTo}
      cursor={commands.cursor}
      onOpen={commands.onOpen}
      onMenu={commands.onMenu}
      onCommand={commands.onCommand}
      onSaveCell={saveCell}
      onWiden={onWiden}
    />
  );
}
