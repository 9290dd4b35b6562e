import { Drawer } from 'antd';
import { Bell } from 'lucide-react';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useMedia } from '../../ui/use-media.ts';
import { useValueContext } from '../../values/value-context.ts';
import { dayText } from '../home/day-text.ts';
import { NotificationLine } from './notification-line.tsx';
import { notificationDays } from './notification-text.ts';
import { useSeenNotifications } from './use-notifications.ts';
import styles from './notifications.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '通知', en: 'Notifications' },
  loading: { 'zh-CN': '正在读取通知', en: 'Reading notifications' },
  none: { 'zh-CN': '还没有通知', en: 'No notifications yet' },
  detail: {
    'zh-CN': '别人把记录交给你负责时，会在这里告诉你。',
    en: 'When somebody makes you the owner of records, you read it here.',
  },
  failed: { 'zh-CN': '没有读到通知', en: 'Your notifications could not be read' },
  retry: { 'zh-CN': '重试', en: 'Try again' },
  earlier: { 'zh-CN': '更早的通知', en: 'Earlier' },
});

interface NotificationDrawerProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** What others did that concerns the reader, day by day. */
export function NotificationDrawer({ isOpen, onClose }: NotificationDrawerProps) {
  const t = useTexts(texts);
  const isPhone = useMedia('(max-width: 640px)');
  return (
    <Drawer
      open={isOpen}
      onClose={onClose}
      placement={isPhone ? 'bottom' : 'right'}
      size={isPhone ? '80%' : 440}
      title={t('title')}
      destroyOnHidden
    >
      <Days onChoose={onClose} />
    </Drawer>
  );
}

function Days({ onChoose }: { readonly onChoose: () => void }) {
  const t = useTexts(texts);
  const context = useValueContext();
  const list = useSeenNotifications();
  if (list.isPending) return <SkeletonRows label={t('loading')} />;
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (list.isError && items.length === 0) {
    const again = <Button onClick={() => void list.refetch()}>{t('retry')}</Button>;
    return <Empty title={t('failed')} detail={list.error.message} action={again} />;
  }
  if (items.length === 0)
    return <Empty icon={<Bell size={24} strokeWidth={1.5} />} title={t('none')} detail={t('detail')} />;
  return (
    <>
      {[...notificationDays(items, context.timeZone)].map(([day, told]) => (
        <section key={day} className={styles.day}>
          <h2>{dayText(day, context).text}</h2>
          <ul>
            {told.map((one) => (
              <NotificationLine key={one.id} notification={one} onChoose={onChoose} />
            ))}
          </ul>
        </section>
      ))}
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('earlier')}
        </Button>
      )}
    </>
  );
}
