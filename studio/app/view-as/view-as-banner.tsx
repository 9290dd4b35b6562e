import { Eye } from 'lucide-react';
import { useEffect, useState } from 'react';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { useRefreshSession, type SignedInUser, type Viewing } from '../session/session.tsx';
import { stopViewing } from './view-as.ts';

const texts = defineTexts({
  viewing: {
    'zh-CN': '你正以“{name}”的身份查看，只能看，不能改；还剩 {minutes} 分钟',
    en: 'You are viewing as {name}: nothing can be changed; {minutes} min left',
  },
  end: { 'zh-CN': '结束查看', en: 'End viewing' },
});

const MINUTE_MS = 60_000;
const EVERY_MS = 10_000;

interface ViewAsBannerProps {
  readonly user: SignedInUser;
  readonly viewing: Viewing;
}

/** Says over every page that it is another's, and leads back. */
export function ViewAsBanner({ user: { name }, viewing: { until } }: ViewAsBannerProps) {
  const t = useTexts(texts);
  const minutes = useMinutesLeft(until);
  const [busy, setBusy] = useState(false);
  const end = () => {
    setBusy(true);
    stopViewing().catch(() => setBusy(false));
  };
  return (
    <Banner look="loud" role="status" icon={Eye} text={t('viewing', { name, minutes: String(minutes) })}>
      <Button onClick={end} busy={busy}>
        {t('end')}
      </Button>
    </Banner>
  );
}

/** Whole minutes that are left; asks the server once there are none. */
function useMinutesLeft(until: string): number {
  const refresh = useRefreshSession();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(Date.now());
      if (Date.now() > Date.parse(until)) void refresh();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [until, refresh]);
  return Math.max(0, Math.ceil((Date.parse(until) - now) / MINUTE_MS));
}
