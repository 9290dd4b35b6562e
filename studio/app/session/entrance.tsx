import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { request } from '../../api/client.ts';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { ModelProvider, useModelQuery } from '../../model/model.tsx';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Routes } from '../routes.tsx';
import { SessionProvider, useSession } from './session.tsx';
import { SignInPage } from './sign-in-page.tsx';

const SetupPage = lazy(async () => ({ default: (await import('../setup/setup-page.tsx')).SetupPage }));
const InvitationPage = lazy(async () => ({
  default: (await import('./invitation-page.tsx')).InvitationPage,
}));

const texts = defineTexts({
  loading: { 'zh-CN': '正在打开', en: 'Opening' },
  failed: { 'zh-CN': '打不开', en: 'This cannot be opened' },
  retry: { 'zh-CN': '重试', en: 'Try again' },
});

/** Decides what a visitor meets: an invitation, the set-up of a new installation, the sign-in, or the workspace. */
export function Entrance() {
  const t = useTexts(texts);
  const invitation = /^\/invite\/([^/]+)$/.exec(location.pathname)?.[1];
  const setup = useQuery({
    queryKey: ['setup'],
    queryFn: async () => (await request<{ needed: boolean }>('GET', '/api/setup')).data,
    staleTime: Infinity,
  });
  const session = useSession();
  if (setup.error) return <OpeningFailed error={setup.error} retry={() => void setup.refetch()} />;
  if (setup.isPending || session.isPending) return <SkeletonRows label={t('loading')} />;
  if (setup.data.needed)
    return (
      <Suspense>
        <SetupPage />
      </Suspense>
    );
  if (invitation && !session.data)
    return (
      <Suspense>
        <InvitationPage token={invitation} />
      </Suspense>
    );
  if (session.error) return <OpeningFailed error={session.error} retry={() => void session.refetch()} />;
  if (!session.data) return <SignInPage />;
  return (
    <SessionProvider user={session.data}>
      <Workspace />
    </SessionProvider>
  );
}

function Workspace() {
  const t = useTexts(texts);
  const model = useModelQuery();
  if (model.error) return <OpeningFailed error={model.error} retry={() => void model.refetch()} />;
  if (!model.data) return <SkeletonRows label={t('loading')} />;
  return (
    <ModelProvider model={model.data}>
      <Routes />
    </ModelProvider>
  );
}

function OpeningFailed({ error, retry }: { readonly error: Error; readonly retry: () => void }) {
  const t = useTexts(texts);
  return (
    <Empty
      title={t('failed')}
      detail={error.message}
      action={<Button onClick={retry}>{t('retry')}</Button>}
    />
  );
}
