import { useQueryClient } from '@tanstack/react-query';
import { CloudOff } from 'lucide-react';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { connectionNow, onConnection, probeConnection } from '../../api/connection.ts';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';

const texts = defineTexts({
  unreachable: {
    'zh-CN': '连不上服务器，正在重试；页面上没有保存的内容都还在',
    en: 'The server cannot be reached, trying again; what you have not saved is still on the page',
  },
  unavailable: {
    'zh-CN': '服务器暂时不能工作，正在重试；页面上没有保存的内容都还在',
    en: 'The server is not ready to work, trying again; what you have not saved is still on the page',
  },
  retry: { 'zh-CN': '现在重试', en: 'Try now' },
});

const EVERY_MS = 5_000;

/** Says so while the server does not answer, asks again by itself, and reads everything anew once it is back. */
export function ConnectionBanner() {
  const t = useTexts(texts);
  const client = useQueryClient();
  const connection = useSyncExternalStore(onConnection, connectionNow);
  const [busy, setBusy] = useState(false);

  const probe = useCallback(async () => {
    setBusy(true);
    if ((await probeConnection()) === 'reached') await client.invalidateQueries();
    setBusy(false);
  }, [client]);

  useEffect(() => {
    if (connection === 'reached') return;
    const timer = setInterval(() => void probe(), EVERY_MS);
    return () => clearInterval(timer);
  }, [connection, probe]);

  if (connection === 'reached') return null;
  return (
    <Banner look="warn" role="alert" icon={CloudOff} text={t(connection)}>
      <Button onClick={() => void probe()} busy={busy}>
        {t('retry')}
      </Button>
    </Banner>
  );
}
