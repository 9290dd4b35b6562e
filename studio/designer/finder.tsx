import { Input } from 'antd';
import { Search } from 'lucide-react';
import { defineTexts, useTexts } from '../language/language.tsx';

const texts = defineTexts({
  find: { 'zh-CN': '查找', en: 'Find' },
});

interface FinderProps {
  readonly asked: string;
  readonly onAsk: (asked: string) => void;
  readonly className?: string | undefined;
}

/** Narrows a list by what is typed. */
export function Finder({ asked, onAsk, className }: FinderProps) {
  const t = useTexts(texts);
  return (
    <Input
      {...(className === undefined ? {} : { className })}
      allowClear
      prefix={<Search size={14} aria-hidden="true" />}
      placeholder={t('find')}
      aria-label={t('find')}
      value={asked}
      onChange={({ target }) => onAsk(target.value)}
    />
  );
}
