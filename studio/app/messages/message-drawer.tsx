import { Drawer, Segmented } from 'antd';
import { useState } from 'react';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { useMedia } from '../../ui/use-media.ts';
import type { MessageKind } from './message-history.ts';
import { MessageLine } from './message-line.tsx';
import { useMessages } from './messages.tsx';
import styles from './message-strip.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '操作提示', en: 'Messages' },
  all: { 'zh-CN': '全部 {n}', en: 'All {n}' },
  success: { 'zh-CN': '成功 {n}', en: 'Done {n}' },
  failure: { 'zh-CN': '失败 {n}', en: 'Failed {n}' },
  filter: { 'zh-CN': '筛选', en: 'Filter' },
  none: { 'zh-CN': '还没有操作', en: 'Nothing yet' },
  detail: {
    'zh-CN': '保存、删除、导入……的结果都会记在这里，关闭这个标签页后清空。',
    en: 'The result of everything you do is kept here until you close this tab.',
  },
  clear: { 'zh-CN': '清空', en: 'Clear' },
});

type Filter = 'all' | Exclude<MessageKind, 'info'>;

const FILTERS: readonly Filter[] = ['all', 'success', 'failure'];

/** Everything said since the tab was opened. */
export function MessageDrawer({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts);
  const { history, forget } = useMessages();
  const [filter, setFilter] = useState<Filter>('all');
  const isPhone = useMedia('(max-width: 640px)');
  const of = (one: Filter) => history.filter(({ kind }) => one === 'all' || kind === one);
  const shown = of(filter);
  return (
    <Drawer
      open
      onClose={onClose}
      placement={isPhone ? 'bottom' : 'right'}
      size={isPhone ? '70%' : 440}
      title={t('title')}
      extra={history.length > 0 && <Button onClick={forget}>{t('clear')}</Button>}
    >
      <Segmented<Filter>
        aria-label={t('filter')}
        block
        value={filter}
        options={FILTERS.map((one) => ({ value: one, label: t(one, { n: of(one).length }) }))}
        onChange={setFilter}
      />
      {shown.length === 0 ? (
        <Empty title={t('none')} detail={t('detail')} />
      ) : (
        <div className={styles.history}>
          {shown.map((message) => (
            <MessageLine key={message.id} message={message} />
          ))}
        </div>
      )}
    </Drawer>
  );
}
