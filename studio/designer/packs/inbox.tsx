import { useQuery } from '@tanstack/react-query';
import { readInbox, resolveChange, type OpenChange } from '../../api/packs.ts';
import { useMessages } from '../../app/messages/messages.tsx';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { useGoBack } from '../publish/go-back.ts';
import { useModelChanged } from '../publish/model-changed.ts';
import { ConflictCard } from './conflict-card.tsx';
import styles from './packs.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '厂商改过、我们没有采用的', en: 'What vendors changed and we kept' },
  decided: { 'zh-CN': '已决定，v{n} 生效', en: 'Decided; in force as v{n}' },
  failed: { 'zh-CN': '没有生效：{reason}', en: 'Nothing changed: {reason}' },
});

/** Hidden changes of vendors: nothing urgent, nothing lost. */
export function Inbox() {
  const t = useTexts(texts);
  const inbox = useQuery({ queryKey: ['packs', 'inbox'], queryFn: ({ signal }) => readInbox(signal) });
  const decide = useDecide();
  if (!inbox.data || inbox.data.length === 0) return null;
  return (
    <section className={styles.inbox}>
      <h2>
        {t('title')} <small>{inbox.data.length}</small>
      </h2>
      {inbox.data.map((change) => (
        <ConflictCard
          key={change.id}
          conflict={change}
          choice={undefined}
          onChoose={(choice) => void decide(change, choice)}
        />
      ))}
    </section>
  );
}

function useDecide() {
  const t = useTexts(texts);
  const { say } = useMessages();
  const modelChanged = useModelChanged();
  const { offer } = useGoBack();
  return async (change: OpenChange, choice: string): Promise<void> => {
    try {
      const number = await resolveChange(change, choice);
      await modelChanged();
      say({ kind: 'success', text: t('decided', { n: number }), action: offer(number - 1) });
    } catch (error) {
      say({ kind: 'failure', text: t('failed', { reason: (error as Error).message }) });
    }
  };
}
