import { RefreshCw } from 'lucide-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { probeConnection } from '../../api/connection.ts';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { onWaitingBuild, takeWaitingBuild, waitingBuild } from './service-worker.ts';

const texts = defineTexts({
  ready: { 'zh-CN': '有新版本，刷新后使用', en: 'There is a new version; reload to use it' },
  gone: {
    'zh-CN': '服务器已更新，这个页面要刷新后才能继续',
    en: 'The server was updated; reload this page to go on',
  },
  reload: { 'zh-CN': '刷新', en: 'Reload' },
  later: { 'zh-CN': '以后', en: 'Later' },
});

/** Offers a new build; insists where the page asks for parts of an old one that the server has no longer. */
export function UpdateBanner() {
  const t = useTexts(texts);
  const waiting = useSyncExternalStore(onWaitingBuild, waitingBuild);
  const [put, setPut] = useState<ServiceWorker>();
  const isGone = usePartsGone();
  if (!isGone && (!waiting || waiting === put)) return null;
  return (
    <Banner look="accent" role="status" icon={RefreshCw} text={t(isGone ? 'gone' : 'ready')}>
      <Button onClick={() => (waiting ? takeWaitingBuild() : location.reload())}>{t('reload')}</Button>
      {!isGone && (
        <Button look="quiet" onClick={() => setPut(waiting)}>
          {t('later')}
        </Button>
      )}
    </Banner>
  );
}

function usePartsGone(): boolean {
  const [isGone, setGone] = useState(false);
  useEffect(() => {
    const tell = () => void probeConnection().then((connection) => setGone(connection === 'reached'));
    window.addEventListener('vite:preloadError', tell);
    return () => window.removeEventListener('vite:preloadError', tell);
  }, []);
  return isGone;
}
