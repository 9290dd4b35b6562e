import { RotateCw } from 'lucide-react';
import { useRouteError } from 'react-router';
import { defineTexts, useTexts } from '../language/language.tsx';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';

const texts = defineTexts({
  title: { 'zh-CN': '这一页没有打开', en: 'This page did not open' },
  unloaded: {
    'zh-CN': '页面的一部分没有下载到，请检查网络后重试。',
    en: 'A part of the page could not be downloaded; check the network and try again.',
  },
  broken: {
    'zh-CN': '页面出了错，其他页面不受影响。请重试；仍然不行时，把下面这行字告诉管理员：{reason}',
    en: 'The page has a fault; other pages are not affected. Try again; if it stays, tell your administrator this line: {reason}',
  },
  retry: { 'zh-CN': '重试', en: 'Try again' },
});

/** Stands in for a page that could not be loaded or drawn; the rest of the workspace goes on. */
export function PageFailed() {
  const t = useTexts(texts);
  const error = useRouteError();
  const reason = error instanceof Error ? error.message : String(error);
  const isUnloaded = /preload|dynamically imported module|module script/i.test(reason);
  return (
    <Empty
      icon={<RotateCw size={32} strokeWidth={1.2} />}
      title={t('title')}
      detail={isUnloaded ? t('unloaded') : t('broken', { reason: reason.slice(0, 200) })}
      action={<Button onClick={() => location.reload()}>{t('retry')}</Button>}
    />
  );
}
