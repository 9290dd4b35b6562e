import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { request } from '../../api/client.ts';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { ModelProvider, useModelQuery } from '../../model/model.tsx';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Routes } from '../routes.tsx';
import { isFinishingSetup } from '../setup/setup-draft.ts';
import { useLanguageOfAccount } from './own-language.ts';
import { SessionProvider, useSession, type SignedInUser } from './session.tsx';
import { SignInPage } from './sign-in-page.tsx';

const SetupPage = lazy(async () => ({ default: (await import('../setup/setup-page.tsx')).SetupPage }));
const SetupReady = lazy(async () => ({ default: (await import('../setup/setup-ready.tsx')).SetupReady }));
const SignInAgain = lazy(async () => ({ default: (await import('./sign-in-again.tsx')).SignInAgain }));
const EnrolPage = lazy(async () => ({ default: (await import('./enrol-page.tsx')).EnrolPage }));
const ViewingOver = lazy(async () => ({
  default: (await import('../view-as/viewing-over.tsx')).ViewingOver,
}));
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
  return (
    <Suspense fallback={<SkeletonRows label={t('loading')} />}>
      <Door />
    </Suspense>
  );
}

function Door() {
  const t = useTexts(texts);
  const invitation = /^\/invite\/([^/]+)$/.exec(location.pathname)?.[1];
  const setup = useQuery({
    queryKey: ['setup'],
    queryFn: async () => (await request<{ needed: boolean; tokenNeeded: boolean }>('GET', '/api/setup')).data,
    staleTime: Infinity,
  });
  const session = useSession();
  const user = useKept(session.data);
  const [finishing, setFinishing] = useState(isFinishingSetup);
  if (setup.error) return <OpeningFailed error={setup.error} retry={() => void setup.refetch()} />;
  if (setup.isPending || session.isPending) return <SkeletonRows label={t('loading')} />;
  if (setup.data.needed)
    return <SetupPage tokenNeeded={setup.data.tokenNeeded} onDone={() => setFinishing(true)} />;
  if (invitation) return <InvitationPage token={invitation} signedInAs={session.data?.name} />;
  if (session.error && !user)
    return <OpeningFailed error={session.error} retry={() => void session.refetch()} />;
  if (!user) return <SignInPage />;
  if (user.viewAs?.over) return <ViewingOver />;
  if (user.mustEnrol) return <EnrolPage user={user} />;
  if (finishing && user.roles.includes('systemAdmin'))
    return <SetupReady onEnter={() => setFinishing(false)} />;
  return (
    <SessionProvider user={user}>
      <Workspace />
      {session.data === null && <SignInAgain user={user} />}
    </SessionProvider>
  );
}

/** The last person signed in: when a session ends the page stays, with what was typed into it. */
function useKept(user: SignedInUser | null | undefined): SignedInUser | undefined {
  const [kept, setKept] = useState<SignedInUser>();
  if (user && user !== kept) setKept(user);
  return user ?? kept;
}

function Workspace() {
  const t = useTexts(texts);
  useLanguageOfAccount();
  const model = useModelQuery();
  if (model.data)
    return (
      <ModelProvider model={model.data}>
        <Routes />
      </ModelProvider>
    );
  if (model.error) return <OpeningFailed error={model.error} retry={() => void model.refetch()} />;
  return <SkeletonRows label={t('loading')} />;
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
