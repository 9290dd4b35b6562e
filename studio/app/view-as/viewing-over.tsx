import { defineTexts, useTexts } from '../../language/language.tsx';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { stopViewing } from './view-as.ts';

const texts = defineTexts({
  title: { 'zh-CN': '查看已结束', en: 'Viewing is over' },
  detail: {
    'zh-CN': '以他人身份查看的时间已到，或你不再有此权限。',
    en: 'The time for viewing as somebody else is up, or you no longer have the right.',
  },
  back: { 'zh-CN': '回到自己的身份', en: 'Back to yourself' },
});

/** What remains when the time is up: nothing of the other, and the way back. */
export function ViewingOver() {
  const t = useTexts(texts);
  return (
    <main>
      <Empty
        title={t('title')}
        detail={t('detail')}
        action={
          <Button look="primary" onClick={() => void stopViewing()}>
            {t('back')}
          </Button>
        }
      />
    </main>
  );
}
