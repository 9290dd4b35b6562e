import { defineTexts, useTexts } from '../../language/language.tsx';
import { useDraft } from '../draft/draft-provider.tsx';
import { useNodeEditor } from './node-editor.tsx';
import styles from './node.module.css';

const texts = defineTexts({
  patch: { 'zh-CN': '这份草稿对它的改动', en: 'What the draft changes in it' },
  node: { 'zh-CN': '改后的完整定义', en: 'The whole of it afterwards' },
  none: { 'zh-CN': '草稿没有改它', en: 'The draft changes nothing in it' },
});

/** The change, and the node as it will be, in the words of metadata files. */
export function JsonDock() {
  const t = useTexts(texts);
  const { changes } = useDraft();
  const { target, node } = useNodeEditor();
  const own = changes[target];
  return (
    <div className={styles.dock}>
      <h2>{t('patch')}</h2>
      {own ? (
        <pre tabIndex={0}>{JSON.stringify({ patch: target, ...own }, null, 2)}</pre>
      ) : (
        <p className={styles.quiet}>{t('none')}</p>
      )}
      <h2>{t('node')}</h2>
      <pre tabIndex={0}>{JSON.stringify(node, null, 2)}</pre>
    </div>
  );
}
