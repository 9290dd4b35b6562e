import { Bell } from 'lucide-react';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { useUnseenCount } from './use-notifications.ts';

const texts = defineTexts({
  notifications: { 'zh-CN': '通知', en: 'Notifications' },
  unseen: { 'zh-CN': '通知，{n} 条未看', en: 'Notifications, {n} unseen' },
});

const MOST_SHOWN = 99;

interface NotificationBellProps {
  readonly className: string | undefined;
  readonly countClassName: string | undefined;
  readonly size?: number;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}

/** Opens what others did that concerns the reader, and says how much of it is new. */
export function NotificationBell({
  className,
  countClassName,
  size = 16,
  isOpen,
  onOpen,
}: NotificationBellProps) {
  const t = useTexts(texts);
  const unseen = useUnseenCount();
  return (
    <button
      type="button"
      className={className}
      title={t('notifications')}
      aria-label={unseen > 0 ? t('unseen', { n: unseen }) : t('notifications')}
      aria-haspopup="dialog"
      aria-expanded={isOpen}
      onClick={onOpen}
    >
      <Bell size={size} strokeWidth={1.5} aria-hidden="true" />
      <span>{t('notifications')}</span>
      {unseen > 0 && <b className={countClassName}>{unseen > MOST_SHOWN ? `${MOST_SHOWN}+` : unseen}</b>}
    </button>
  );
}
