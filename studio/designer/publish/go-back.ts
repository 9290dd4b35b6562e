import { restoreVersion } from '../../api/versions.ts';
import { useMessages } from '../../app/messages/messages.tsx';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { useModelChanged } from './model-changed.ts';

const texts = defineTexts({
  done: {
    'zh-CN': '已回到 v{n}，作为新版 v{version}',
    en: 'As in v{n} again, as the new version v{version}',
  },
  failed: { 'zh-CN': '没有恢复：{reason}', en: 'Not restored: {reason}' },
  undo: { 'zh-CN': '回到 v{n}', en: 'Back to v{n}' },
});

/** Puts an earlier version in force again; `offer` is the same as the action of a message. */
export function useGoBack() {
  const t = useTexts(texts);
  const { say } = useMessages();
  const modelChanged = useModelChanged();

  async function goBack(number: number): Promise<void> {
    try {
      const version = await restoreVersion(number);
      await modelChanged();
      say({ kind: 'success', text: t('done', { n: number, version }), action: offer(version - 1) });
    } catch (error) {
      say({ kind: 'failure', text: t('failed', { reason: (error as Error).message }) });
    }
  }

  function offer(number: number) {
    return { label: t('undo', { n: number }), run: () => void goBack(number) };
  }

  return { goBack, offer };
}
