import { Eye, PencilLine, Undo2 } from 'lucide-react';
import { useEffect } from 'react';
import { Link, useNavigate } from 'react-router';
import { useMessages } from '../../app/messages/messages.tsx';
import { defineTexts, useLanguage, useTexts } from '../../language/language.tsx';
import { Button } from '../../ui/button.tsx';
import { countChanges } from './changes.ts';
import { useDraft } from './draft-provider.tsx';
import styles from './draft-bar.module.css';

const texts = defineTexts({
  bar: { 'zh-CN': '草稿', en: 'Draft' },
  changes: { 'zh-CN': '草稿：{n} 处修改', en: 'Draft: {n} {n|change|changes}' },
  savedAt: {
    'zh-CN': '{time} 自动保存 · 基于 v{version}',
    en: 'saved by itself at {time} · based on v{version}',
  },
  saving: { 'zh-CN': '正在保存…', en: 'Saving…' },
  failed: { 'zh-CN': '没有保存：{reason}', en: 'Not saved: {reason}' },
  undo: { 'zh-CN': '撤销上一步', en: 'Undo' },
  discard: { 'zh-CN': '放弃草稿', en: 'Discard' },
  discarded: { 'zh-CN': '草稿已放弃', en: 'The draft is discarded' },
  back: { 'zh-CN': '找回草稿', en: 'Bring it back' },
  plan: { 'zh-CN': '查看影响与发布…', en: 'See effects and publish…' },
});

/** What is changed and not yet in force; on every screen of the designer. */
export function DraftBar() {
  const t = useTexts(texts);
  const { say } = useMessages();
  const navigate = useNavigate();
  const { changes, canUndo, change, undo, discard } = useDraft();
  const count = countChanges(changes);
  useUndoKey(undo);
  if (count === 0 && !canUndo) return null;

  async function giveUp() {
    const given = await discard();
    const bringBack = () => change(() => given);
    say({ kind: 'success', text: t('discarded'), action: { label: t('back'), run: bringBack } });
    void navigate('/customise');
  }

  return (
    <div className={styles.bar} role="region" aria-label={t('bar')}>
      <PencilLine size={15} aria-hidden="true" />
      <b>{t('changes', { n: count })}</b>
      <Standing />
      <Button look="quiet" icon={<Undo2 size={14} aria-hidden="true" />} disabled={!canUndo} onClick={undo}>
        {t('undo')}
      </Button>
      <Button look="quiet" onClick={() => void giveUp()}>
        {t('discard')}
      </Button>
      <Link to="/customise/publish" className={styles.publish!} aria-disabled={count === 0 || undefined}>
        <Eye size={14} aria-hidden="true" />
        {t('plan')}
      </Link>
    </div>
  );
}

function Standing() {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const { draft, saving } = useDraft();
  if (saving === 'saving' || !draft) return <small role="status">{t('saving')}</small>;
  if (saving !== 'saved')
    return (
      <small role="alert" className={styles.failed}>
        {t('failed', { reason: saving.failed })}
      </small>
    );
  const time = new Date(draft.updatedAt).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' });
  return <small role="status">{t('savedAt', { time, version: draft.base })}</small>;
}

/** Ctrl Z outside inputs, which undo their own typing. */
function useUndoKey(undo: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isTyping = (event.target as HTMLElement).closest('input, textarea');
      if (isTyping || event.key !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
      event.preventDefault();
      undo();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [undo]);
}
