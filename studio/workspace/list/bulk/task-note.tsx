import { defineTexts, useTexts } from '../../../language/language.tsx';
import { Button } from '../../../ui/button.tsx';
import { formatNumber } from '../../../values/format-value.ts';
import { useValueContext } from '../../../values/value-context.ts';
import styles from './bulk.module.css';
import type { Task } from './task.ts';

const texts = defineTexts({
  stop: { 'zh-CN': '停止', en: 'Stop' },
});

/** How far long work is, in the corner, while one goes on working. */
export function TaskNote({ task }: { readonly task: Task }) {
  const t = useTexts(texts);
  const context = useValueContext();
  const { progress, text } = task;
  const counted = progress
    ? `${formatNumber(progress.done, context)} / ${formatNumber(progress.total, context)}`
    : '';
  return (
    <div role="status" className={styles.note}>
      <span>
        {text} {counted}
      </span>
      <progress value={progress?.done} max={progress?.total} aria-label={text} />
      <Button look="quiet" onClick={task.cancel}>
        {t('stop')}
      </Button>
    </div>
  );
}
