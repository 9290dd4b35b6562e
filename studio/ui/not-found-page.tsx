import { Compass } from 'lucide-react';
import { Link } from 'react-router';
import { defineTexts, useTexts } from '../language/language.tsx';
import { Empty } from './empty.tsx';

const texts = defineTexts({
  title: { 'zh-CN': '这里没有页面', en: 'There is no such page' },
  detail: {
    'zh-CN': '链接可能已失效，或者你没有查看它的权限。',
    en: 'The link may be out of date, or you may not have the right to see it.',
  },
  home: { 'zh-CN': '回到工作台', en: 'Go to the home page' },
});

export function NotFoundPage() {
  const t = useTexts(texts);
  return (
    <Empty
      icon={<Compass size={32} strokeWidth={1.2} />}
      title={t('title')}
      detail={t('detail')}
      action={<Link to="/">{t('home')}</Link>}
    />
  );
}
