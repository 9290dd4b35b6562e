import { ListPlus, Plus } from 'lucide-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { defineTexts, useLabel, useTexts, useWord } from '../../language/language.tsx';
import { useModel } from '../../model/model.tsx';
import { Button } from '../../ui/button.tsx';
import { useMedia } from '../../ui/use-media.ts';
import { useForm } from '../form-context.tsx';
import type { WidgetProps } from '../widget.ts';
import { LineCards } from './line-cards.tsx';
import { lineColumns, pickColumn, saidColumns } from './line-columns.ts';
import { useLineEditor } from './line-editor.ts';
import { countRows, rowsOf, type RowCounts } from './line-rows.ts';
import { LineTable } from './line-table.tsx';
import styles from './line-grid.module.css';

const PickerWindow = lazy(async () => ({
  default: (await import('../picker/picker-window.tsx')).PickerWindow,
}));

const texts = defineTexts({
  rows: { 'zh-CN': '{n} 行', en: '{n} {n|row|rows}' },
  added: { 'zh-CN': '{n} 行新增', en: '{n} new' },
  changed: { 'zh-CN': '{n} 行修改', en: '{n} changed' },
  struck: { 'zh-CN': '{n} 行待删除', en: '{n} to be removed' },
  add: { 'zh-CN': '添加一行', en: 'Add a row' },
  addMany: { 'zh-CN': '从{name}添加', en: 'Add from {name}' },
  none: { 'zh-CN': '还没有{name}', en: 'No {name} yet' },
});

/** The rows of a children field, edited in place and staged until the form is saved. */
export function LineGrid({ field, value, readOnly }: WidgetProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const word = useWord();
  const model = useModel();
  const { store, form } = useForm();
  const child = model.entities[field.target ?? '']!;
  const isPhone = useMedia('(max-width: 640px)');
  const [picking, setPicking] = useState(false);
  const columns = useMemo(
    () => lineColumns(model, child, field.inverse, saidColumns(form, field.name)),
    [model, child, field, form],
  );
  const editor = useLineEditor({ name: field.name, value, child, inverse: field.inverse });
  const pick = pickColumn(columns);
  const target = model.entities[pick?.field.target ?? ''];
  const counts = countRows(editor.rows, rowsOf(store.initial(field.name)));
  const mayAdd = !readOnly && child.allows.create;
  const Shown = isPhone ? LineCards : LineTable;
  return (
    <div className={styles.lines}>
      <header className={styles.head}>
        <h3>
          {label(field.label)} <small>{describe(counts, t)}</small>
        </h3>
        {mayAdd && pick && target?.allows.read && (
          <Button
            look="quiet"
            icon={<ListPlus size={15} aria-hidden="true" />}
            onClick={() => setPicking(true)}
          >
            {t('addMany', { name: word(target.pluralLabel) })}
          </Button>
        )}
        {mayAdd && (
          <Button
            look="quiet"
            icon={<Plus size={15} aria-hidden="true" />}
            onClick={() => editor.actions.add()}
          >
            {t('add')}
          </Button>
        )}
      </header>
      {editor.rows.length === 0 ? (
        <p className={styles.none}>{t('none', { name: word(field.label) })}</p>
      ) : (
        <Shown
          name={field.name}
          label={label(field.label)}
          entity={child}
          columns={columns}
          editor={editor}
          readOnly={readOnly}
        />
      )}
      <Suspense>
        {picking && pick && target && (
          <PickerWindow
            target={target}
            several
            chosen={[]}
            onClose={() => setPicking(false)}
            onChoose={(chosen) => {
              setPicking(false);
              editor.actions.addMany(pick, chosen);
            }}
          />
        )}
      </Suspense>
    </div>
  );
}

function describe(counts: RowCounts, t: (key: keyof typeof texts, values: { n: number }) => string): string {
  const parts = [
    counts.kept > 0 ? t('rows', { n: counts.kept }) : '',
    counts.added > 0 && counts.added < counts.kept ? t('added', { n: counts.added }) : '',
    counts.changed > 0 ? t('changed', { n: counts.changed }) : '',
    counts.struck > 0 ? t('struck', { n: counts.struck }) : '',
  ];
  return parts.filter(Boolean).join(' · ');
}
