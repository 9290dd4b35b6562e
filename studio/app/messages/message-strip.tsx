import { lazy, Suspense, useState } from 'react';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { MessageLine } from './message-line.tsx';
import { useMessages } from './messages.tsx';
import styles from './message-strip.module.css';

const MessageDrawer = lazy(async () => ({ default: (await import('./message-drawer.tsx')).MessageDrawer }));

const texts = defineTexts({
  none: { 'zh-CN': '操作结果会显示在这里', en: 'What you do is confirmed here' },
  history: { 'zh-CN': '操作提示 {n} 条', en: '{n} {n|message|messages}' },
  label: { 'zh-CN': '操作提示', en: 'Messages' },
});

/** 操作提示: what happened, newest first, with undo or the reason; the count opens the history. */
export function MessageStrip() {
  const { history } = useMessages();
  const t = useTexts(texts);
  const [open, setOpen] = useState(false);
  return (
    <footer className={styles.strip} data-empty={history.length === 0 || undefined}>
      <div role="log" aria-label={t('label')} className={styles.latest}>
        {history.length === 0 && <span className={styles.none}>{t('none')}</span>}
        {history.slice(0, 2).map((message) => (
          <MessageLine key={message.id} message={message} />
        ))}
      </div>
      <button
        type="button"
        className={styles.count}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        {t('history', { n: history.length })}
      </button>
      {open && (
        <Suspense>
          <MessageDrawer onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </footer>
  );
}
