import { ListFilter, PanelLeftOpen, Plus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { defineTexts, useLabel, useTexts, useWord } from '../../language/language.tsx';
import type { EntityDocument, FieldDocument, ViewDocument } from '../../model/model-document.ts';
import { Button } from '../../ui/button.tsx';
import { useMedia } from '../../ui/use-media.ts';
import { ColumnChooser } from './columns/column-chooser.tsx';
import type { LaidColumns } from './columns/use-column-layout.ts';
import { Chip } from './filter/chip.tsx';
import { FilterPopover } from './filter/filter-popover.tsx';
import filterStyles from './filter/filter.module.css';
import { writeGrouping, type Grouping } from './group/group-condition.ts';
import { GroupMenu } from './group/group-menu.tsx';
import { LayoutSwitch } from './layout/layout-switch.tsx';
import type { Layout, Layouts } from './layout/layouts.ts';
import { QuickToggles } from './layout/quick-toggles.tsx';
import styles from './list-screen.module.css';
import type { ListChange, ListState } from './list-state.ts';
import { QuickSearch } from './quick-search.tsx';
import { SortMenu } from './sort/sort-menu.tsx';
import { useRailText } from './rail-text.ts';

const FilterChips = lazy(async () => ({ default: (await import('./filter/filter-chips.tsx')).FilterChips }));

const texts = defineTexts({
  filter: { 'zh-CN': '筛选', en: 'Filter' },
  unfold: { 'zh-CN': '展开左栏', en: 'Show the pane' },
});

export interface ListToolbarProps {
  readonly entity: EntityDocument;
  readonly view: ViewDocument;
  readonly railField: FieldDocument | undefined;
  readonly state: ListState;
  readonly built: string;
  readonly sort: string | undefined;
  readonly grouping: Grouping | undefined;
  readonly laid: LaidColumns;
  readonly layout: Layout;
  readonly layouts: Layouts;
  readonly change: (change: ListChange) => void;
  readonly onSort: (path: string, add: boolean) => void;
  /** The choice of columns is open. */
  readonly isChoosing: boolean;
  readonly onChoosing: (open: boolean) => void;
  /** Brings the folded pane back. */
  readonly onUnfold: (() => void) | undefined;
}

/** Search, the conditions as chips, and how the rows are sorted, grouped and laid out. */
export function ListToolbar(props: ListToolbarProps) {
  const { entity, view, state, sort, grouping, laid, change, onSort, isChoosing, onChoosing } = props;
  const { layout, layouts } = props;
  const t = useTexts(texts);
  const word = useWord();
  const isPhone = useMedia('(max-width: 640px)');
  return (
    <div className={styles.toolbar}>
      {props.onUnfold && !isPhone && (
        <Button
          look="quiet"
          icon={<PanelLeftOpen size={16} aria-hidden="true" />}
          aria-label={t('unfold')}
          title={t('unfold')}
          onClick={props.onUnfold}
        />
      )}
      <QuickSearch name={word(entity.pluralLabel)} q={state.q} onSearch={(q) => change({ q })} />
      <Conditions {...props} isPhone={isPhone} />
      {!isPhone && (
        <div className={styles.arrange}>
          {layout === 'list' && (
            <GroupMenu
              entity={entity}
              grouping={grouping}
              onChange={(next) => change({ group: writeGrouping(next) })}
            />
          )}
          <SortMenu
            columns={laid.columns}
            sort={sort}
            isChanged={state.sort !== undefined}
            onSort={onSort}
            onReset={() => change({ sort: undefined })}
          />
          <ColumnChooser entity={entity} laid={laid} open={isChoosing} onOpen={onChoosing} />
        </div>
      )}
      <LayoutSwitch view={view} layout={layout} layouts={layouts} change={change} />
    </div>
  );
}

function Conditions({
  entity,
  view,
  layout,
  railField,
  state,
  built,
  change,
  isPhone,
}: ListToolbarProps & { readonly isPhone: boolean }) {
  const t = useTexts(texts);
  const label = useLabel();
  const railText = useRailText(railField, state.rail);
  const [open, setOpen] = useState(false);
  const setBuilt = (filter: string) => change({ filter });
  const chips = (
    <>
      {railField && state.rail !== undefined && !isPhone && (
        <Chip label={label(railField.label)} text={railText} onRemove={() => change({ rail: undefined })} />
      )}
      {layout !== 'list' && <QuickToggles view={view} quick={state.quick} change={change} />}
      {(layout === 'list' ? state.quick : []).map((key) => (
        <Chip
          key={key}
          label=""
          text={label(view.quickFilters?.[key]?.label)}
          onRemove={() => change({ quick: state.quick.filter((other) => other !== key) })}
        />
      ))}
      {built !== '' && (
        <Suspense>
          <FilterChips entity={entity} filter={built} onChange={setBuilt} onOpen={() => setOpen(true)} />
        </Suspense>
      )}
    </>
  );
  const popover = (
    <FilterPopover entity={entity} filter={built} onChange={setBuilt} open={open} onOpen={setOpen} />
  );
  if (isPhone) {
    return (
      <>
        <Button
          className={styles.filterButton}
          icon={<ListFilter size={18} aria-hidden="true" />}
          aria-label={t('filter')}
          data-on={built !== '' || undefined}
          onClick={() => setOpen(true)}
        />
        {popover}
        <div className={styles.chips}>{chips}</div>
      </>
    );
  }
  return (
    <div className={styles.chips}>
      {popover}
      {chips}
      <button type="button" className={filterStyles.add} aria-expanded={open} onClick={() => setOpen(true)}>
        <Plus size={14} aria-hidden="true" />
        {t('filter')}
      </button>
    </div>
  );
}
