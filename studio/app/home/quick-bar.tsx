import { defineTexts, useLabel, useTexts, useWord } from '../../language/language.tsx';
import { Button } from '../../ui/button.tsx';
import { NamedIcon } from '../../ui/icon.tsx';
import type { QuickAction } from '../quick/quick-actions.ts';
import styles from './home.module.css';

const texts = defineTexts({
  label: { 'zh-CN': '快捷操作', en: 'Quick actions' },
  create: { 'zh-CN': '新建{name}', en: 'New {name}' },
});

interface QuickBarProps {
  readonly actions: readonly QuickAction[];
  readonly onBegin: (action: QuickAction) => void;
}

/** What one begins from here, the first of them filled; on a phone at the thumb. */
export function QuickBar({ actions, onBegin }: QuickBarProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const word = useWord();
  if (actions.length === 0) return null;
  return (
    <div className={styles.quick} role="group" aria-label={t('label')}>
      {actions.map((action, index) => (
        <Button
          key={action.key}
          size="large"
          look={index === 0 ? 'primary' : 'plain'}
          icon={<NamedIcon name={action.icon} />}
          onClick={() => onBegin(action)}
        >
          {label(action.label) || t('create', { name: word(action.entity.label) })}
        </Button>
      ))}
    </div>
  );
}
