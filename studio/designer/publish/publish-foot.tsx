import { Input } from 'antd';
import { useState } from 'react';
import { publishDraft, type DraftPlan } from '../../api/drafts.ts';
import { useMessages } from '../../app/messages/messages.tsx';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { Button } from '../../ui/button.tsx';
import { useDraft } from '../draft/draft-provider.tsx';
import { useGoBack } from './go-back.ts';
import { useModelChanged } from './model-changed.ts';
import { isAnswered, type Answers } from './questions.tsx';
import styles from './publish.module.css';

const texts = defineTexts({
  comment: { 'zh-CN': '说明（写给以后的人）', en: 'A note for those who come after' },
  publish: { 'zh-CN': '发布为 v{n}', en: 'Publish as v{n}' },
  published: { 'zh-CN': 'v{n} 已发布', en: 'v{n} is in force' },
  failed: { 'zh-CN': '没有发布：{reason}', en: 'Not published: {reason}' },
  open: { 'zh-CN': '还有要您决定的，见上面。', en: 'Something is for you to decide, see above.' },
  blocked: { 'zh-CN': '先改好上面的问题才能发布。', en: 'Mend what is listed above first.' },
  soon: {
    'zh-CN': '约 1 秒后生效，不用重启，谁也不用重新登录。',
    en: 'In force within a second; nothing restarts, nobody signs in again.',
  },
});

/** The one decision of the page. */
export function PublishFoot({ plan, answers }: { readonly plan: DraftPlan; readonly answers: Answers }) {
  const t = useTexts(texts);
  const [comment, setComment] = useState('');
  const { busy, publish } = usePublish(plan, answers);
  const { questions = [], data = [] } = plan;
  const stops = data.some(({ severity }) => severity === 'stops');
  const isOpen = !isAnswered(questions, answers);
  const isWrong = plan.problems.length > 0 || plan.stale.length > 0 || stops;
  return (
    <footer className={styles.foot}>
      <p>{t(isWrong ? 'blocked' : isOpen ? 'open' : 'soon')}</p>
      <Input
        placeholder={t('comment')}
        aria-label={t('comment')}
        maxLength={2000}
        value={comment}
        onChange={({ target }) => setComment(target.value)}
      />
      <Button
        look="primary"
        size="large"
        busy={busy}
        disabled={isWrong || isOpen}
        onClick={() => void publish(comment.trim())}
      >
        {t('publish', { n: plan.version + 1 })}
      </Button>
    </footer>
  );
}

function usePublish(plan: DraftPlan, answers: Answers) {
  const t = useTexts(texts);
  const { say } = useMessages();
  const { draft, done } = useDraft();
  const modelChanged = useModelChanged();
  const { offer } = useGoBack();
  const [busy, setBusy] = useState(false);

  async function publish(comment: string): Promise<void> {
    if (!draft) return;
    setBusy(true);
    try {
      const number = await publishDraft(draft.id, { answers, ...(comment ? { comment } : {}) });
      done();
      await modelChanged();
      say({ kind: 'success', text: t('published', { n: number }), action: offer(plan.version) });
    } catch (error) {
      say({ kind: 'failure', text: t('failed', { reason: (error as Error).message }) });
    } finally {
      setBusy(false);
    }
  }

  return { busy, publish };
}
