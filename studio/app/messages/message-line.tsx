import { CircleCheck, CircleX, Info } from 'lucide-react';
import { useLanguage } from '../../language/language.tsx';
import type { OperationMessage } from './message-history.ts';
import { useMessages } from './messages.tsx';
import styles from './message-strip.module.css';

const ICONS = { success: CircleCheck, failure: CircleX, info: Info } as const;

/** When, what, and the way back. */
export function MessageLine({ message }: { readonly message: OperationMessage }) {
  const { language } = useLanguage();
  const { act } = useMessages();
  const Icon = ICONS[message.kind];
  const time = message.at.toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit', hour12: false });
  return (
    <p className={styles.line}>
      <Icon size={14} strokeWidth={1.6} className={styles[message.kind]} aria-hidden="true" />
      <time dateTime={message.at.toISOString()}>{time}</time>
      <span className={styles.text} title={message.text}>
        {message.text}
      </span>
      {message.action && (
        <button type="button" className={styles.action} onClick={() => act(message)}>
          {message.action.label}
        </button>
      )}
    </p>
  );
}
