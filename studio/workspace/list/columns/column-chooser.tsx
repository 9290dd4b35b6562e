import { Popover } from 'antd';
import { Columns3, GripVertical } from 'lucide-react';
import { useMemo, useState, type DragEvent, type KeyboardEvent } from 'react';
import { defineTexts, useLabel, useTexts } from '../../../language/language.tsx';
import type { EntityDocument, ModelDocument } from '../../../model/model-document.ts';
import { useModel } from '../../../model/model.tsx';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { pathLabel, type ListColumn } from '../list-columns.ts';
import { SearchField } from '../../../ui/search-field.tsx';
import styles from './columns.module.css';
import type { LaidColumns } from './use-column-layout.ts';

const texts = defineTexts({
  columns: { 'zh-CN': '列 {n}', en: 'Columns {n}' },
  choose: { 'zh-CN': '选择列', en: 'Choose columns' },
  shown: { 'zh-CN': '显示的列', en: 'Shown' },
  others: { 'zh-CN': '其他字段', en: 'Other fields' },
  find: { 'zh-CN': '查找字段', en: 'Find a field' },
  reset: { 'zh-CN': '恢复视图的列', en: 'As the view has them' },
  hint: {
    'zh-CN': '拖动或 Alt ↑ ↓ 排序，Alt ← → 调整宽度',
    en: 'Drag or Alt ↑ ↓ orders, Alt ← → resizes',
  },
  none: { 'zh-CN': '没有这样的字段', en: 'No such field' },
});

interface ColumnChooserProps {
  readonly entity: EntityDocument;
  readonly laid: LaidColumns;
}

interface ColumnPopoverProps extends ColumnChooserProps {
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}

/** Which columns are shown and in which order; opens from the toolbar. */
export function ColumnChooser({ entity, laid, open, onOpen }: ColumnPopoverProps) {
  const t = useTexts(texts);
  return (
    <Popover
      open={open}
      onOpenChange={onOpen}
      trigger="click"
      placement="bottomRight"
      arrow={false}
      destroyOnHidden
      content={<ColumnList entity={entity} laid={laid} />}
    >
      <Button look="quiet" icon={<Columns3 size={15} aria-hidden="true" />} aria-label={t('choose')}>
        {t('columns', { n: laid.columns.length })}
      </Button>
    </Popover>
  );
}

const WIDER = 16;
const MOST_OTHERS = 60;

function ColumnList({ entity, laid }: ColumnChooserProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const model = useModel();
  const [typed, setTyped] = useState('');
  const paths = useMemo(() => columnPaths(model, entity), [model, entity]);
  const shown = new Set(laid.columns.map(({ path }) => path));
  const words = typed.trim().toLowerCase();
  const others = paths
    .filter((path) => !shown.has(path))
    .map((path) => ({ path, text: label(pathLabel(model, entity, path)) }))
    .filter(({ text }) => text.toLowerCase().includes(words));

  function onKeyDown(event: KeyboardEvent, { path, width }: ListColumn) {
    if (!event.altKey) return;
    if (event.key === 'ArrowUp') laid.step(path, -1);
    else if (event.key === 'ArrowDown') laid.step(path, 1);
    else if (event.key === 'ArrowLeft') laid.changes.resize(path, width - WIDER);
    else if (event.key === 'ArrowRight') laid.changes.resize(path, width + WIDER);
    else return;
    event.preventDefault();
  }

  return (
    <section className={styles.chooser} aria-label={t('choose')}>
      <header>
        <h3>{t('shown')}</h3>
        {laid.isChanged && (
          <Button look="quiet" onClick={laid.reset}>
            {t('reset')}
          </Button>
        )}
      </header>
      <ul className={styles.list}>
        {laid.columns.map((column) => (
          <ShownColumn key={column.path} column={column} laid={laid} onKeyDown={onKeyDown} />
        ))}
      </ul>
      <p className={styles.hint}>{t('hint')}</p>
      <h3>{t('others')}</h3>
      <SearchField label={t('find')} value={typed} onType={setTyped} />
      <ul className={styles.list}>
        {others.slice(0, MOST_OTHERS).map(({ path, text }) => (
          <li key={path} className={styles.item}>
            <label>
              <Checkbox checked={false} onChange={() => laid.toggle(path)} />
              <span>{text}</span>
            </label>
          </li>
        ))}
        {others.length === 0 && <li className={styles.hint}>{t('none')}</li>}
      </ul>
    </section>
  );
}

const DRAGGED = 'application/x-kehu-column';

interface ShownColumnProps {
  readonly column: ListColumn;
  readonly laid: LaidColumns;
  readonly onKeyDown: (event: KeyboardEvent, column: ListColumn) => void;
}

function ShownColumn({ column, laid, onKeyDown }: ShownColumnProps) {
  const label = useLabel();
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    laid.changes.move(event.dataTransfer.getData(DRAGGED), column.path);
  };
  return (
    <li
      className={`${styles.item} ${isOver ? styles.over : ''}`}
      draggable
      onDragStart={(event) => event.dataTransfer.setData(DRAGGED, column.path)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <label>
        <Checkbox
          checked
          onChange={() => laid.toggle(column.path)}
          onKeyDown={(event) => onKeyDown(event, column)}
        />
        <span>{label(column.label)}</span>
      </label>
      <GripVertical size={14} aria-hidden="true" />
    </li>
  );
}

/** Too long for a line, or lists of their own. */
const NO_COLUMNS: ReadonlySet<string> = new Set(['children', 'json', 'richText', 'id']);
const NOT_FOLLOWED: ReadonlySet<string> = new Set(['createdBy', 'updatedBy', 'owner', 'department']);

/** The fields of an entity, then those one reference away. */
function columnPaths(model: ModelDocument, entity: EntityDocument): readonly string[] {
  const own = Object.entries(entity.fields).filter(
    ([, field]) => !NO_COLUMNS.has(field.type) && field.name !== 'deletedAt',
  );
  const followed = own.flatMap(([name, field]) => {
    const target = field.expressionType.kind === 'record' ? model.entities[field.target ?? ''] : undefined;
    if (!target || NOT_FOLLOWED.has(name)) return [];
    return Object.entries(target.fields)
      .filter(([, one]) => !NO_COLUMNS.has(one.type) && !one.system && one.name !== target.title)
      .map(([behind]) => `${name}.${behind}`);
  });
  return [...own.map(([name]) => name), ...followed];
}
