import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import { Button } from '../../ui/button.tsx';
import { valueAt } from '../draft/changes.ts';
import { labelOf } from '../property/entry-order.ts';
import { PropertyRows } from '../property/property-rows.tsx';
import { useNodeEditor } from './node-editor.tsx';
import styles from './node.module.css';

const texts = defineTexts({
  retire: { 'zh-CN': '停用', en: 'Retire' },
  remove: { 'zh-CN': '移除', en: 'Remove' },
  restore: { 'zh-CN': '恢复', en: 'Restore' },
  retired: {
    'zh-CN': '停用后到处隐藏，数据保留，随时可以恢复。',
    en: 'Hidden everywhere while its data is kept; it can be restored at any time.',
  },
});

/** One entry of a part with all its properties. */
export function EntryPane({ path }: { readonly path: readonly string[] }) {
  const t = useTexts(texts);
  const label = useLabel();
  const { node, before, isRetired, retire, restore } = useNodeEditor();
  const value = valueAt(node, path);
  if (value === undefined) return null;
  const retired = isRetired(path);
  const isNew = valueAt(before, path) === undefined;
  return (
    <div className={styles.sheet}>
      <div className={styles.entryHead}>
        <h2>{label(labelOf(value)) || path.at(-1)}</h2>
        <code>{path.at(-1)}</code>
        <Button look="quiet" onClick={() => (retired ? restore(path) : retire(path))}>
          {t(retired ? 'restore' : isNew ? 'remove' : 'retire')}
        </Button>
      </div>
      {retired ? <p className={styles.quiet}>{t('retired')}</p> : <PropertyRows path={path} />}
    </div>
  );
}
