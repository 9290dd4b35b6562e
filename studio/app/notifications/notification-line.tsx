import { Link } from 'react-router';
import type { NotificationData } from '../../api/notifications.ts';
import { defineTexts, useLanguage, useTexts } from '../../language/language.tsx';
import { useEntity } from '../../model/model.tsx';
import { NamedIcon } from '../../ui/icon.tsx';
import { localMoment } from '../../values/format-value.ts';
import { useValueContext } from '../../values/value-context.ts';
import { notificationPath, notificationText } from './notification-text.ts';
import styles from './notifications.module.css';

const texts = defineTexts({
  isNew: { 'zh-CN': '新', en: 'New' },
  first: { 'zh-CN': '{title} 等', en: '{title} and others' },
});

interface NotificationLineProps {
  readonly notification: NotificationData;
  readonly onChoose: () => void;
}

/** One thing that is told; leads to what it is about, where the reader may see it. */
export function NotificationLine({ notification, onChoose }: NotificationLineProps) {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const { timeZone } = useValueContext();
  const entity = useEntity(notification.entity);
  const { at, count, isSeen, record } = notification;
  const path = notificationPath(notification, entity);
  const line = (
    <>
      <NamedIcon name={entity?.icon} />
      <span className={styles.text}>
        {notificationText(notification, entity, language)}
        {count > 1 && record?.title && <small>{t('first', { title: record.title })}</small>}
      </span>
      <time dateTime={at}>{localMoment(at, timeZone).slice(11, 16)}</time>
      {!isSeen && <i className={styles.isNew} role="img" aria-label={t('isNew')} />}
    </>
  );
  return (
    <li>
      {path === undefined ? (
        <div className={styles.line}>{line}</div>
      ) : (
        <Link to={path} className={styles.line!} onClick={onChoose}>
          {line}
        </Link>
      )}
    </li>
  );
}
