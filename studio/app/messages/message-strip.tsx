import { CircleCheck, CircleX, Info } from 'lucide-react';
import { useState } from 'react';
import { defineTexts, useLanguage, useTexts } from '../../language/language.tsx';
import { useMessages, type OperationMessage } from './messages.tsx';
import styles from './message-strip.module.css';

const texts = defineTexts({
  none: { 'zh-CN': '操作结果会显示在这里', en: 'What you do is confirmed here' },
  history: { 'zh-CN': '操作提示 {n} 条', en: '{n} messages' },
  label: { 'zh-CN': '操作提示', en: 'Messages' },
});

const ICONS = { success: CircleCheck, failure: CircleX, info: Info } as const;

/** 操作提示: what happened, newest first, with undo or the reason; the count opens the history. */
export function MessageStrip() {
  const { history } = useMessages();
  const t = useTexts(texts);
  const [open, setOpen] = useState(false);
  return (
    <footer className={styles.strip}>
      <div role="log" aria-label={t('label')} className={styles.latest}>
        {history.length === 0 && <span className={styles.none}>{t('none')}</span>}
        {history.slice(0, 2).map((message) => (
          <MessageLine key={message.id} message={message} />
        ))}
      </div>
      <button type="button" className={styles.count} aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('history', { n: history.length })}
      </button>
      {open && (
        <section className={styles.history} aria-label={t('label')}>
          {history.length === 0 && <p className={styles.none}>{t('none')}</p>}
          {history.map((message) => (
            <MessageLine key={message.id} message={message} />
          ))}
        </section>
      )}
    </footer>
  );
}

function MessageLine({ message }: { readonly message: OperationMessage }) {
  const { language } = useLanguage();
  const Icon = ICONS[message.kind];
  const time = message.at.toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit', hour12: false });
  return (
    <p className={styles.line}>
      <Icon size={14} strokeWidth={1.6} className={styles[message.kind]} aria-hidden="true" />
      <time dateTime={message.at.toISOString()}>{time}</time>
      <span className={styles.text}>{message.text}</span>
      {message.action && (
        <button type="button" className={styles.action} onClick={message.action.run}>
          {message.action.label}
        </button>
      )}
    </p>
  );
}
