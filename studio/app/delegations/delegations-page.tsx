import { useQuery } from '@tanstack/react-query';
import { UserRoundCheck } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { DELEGATION, listDelegations, type Delegation } from '../../api/sharing.ts';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { useModel } from '../../model/model.tsx';
import { usePageTitle } from '../../model/page-title.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { NotFoundPage } from '../../ui/not-found-page.tsx';
import { PlainPage } from '../../ui/plain-page.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { DELEGATIONS } from '../../workspace/delegation/delegations-key.ts';
import { mayDelegate } from '../../workspace/delegation/may-delegate.ts';
import { DelegationLine } from './delegation-line.tsx';
import styles from './delegations.module.css';

const DelegateDialog = lazy(async () => ({
  default: (await import('../../workspace/delegation/delegate-dialog.tsx')).DelegateDialog,
}));

const texts = defineTexts({
  title: { 'zh-CN': '委托', en: 'Delegations' },
  detail: {
    'zh-CN': '出差或休假时，把自己的记录交给同事一段时间；负责人不变，到期自动结束，也可以提前收回。',
    en: 'Away for a while? Hand your records to a colleague for a time. They stay yours, it ends by itself, and you can take it back early.',
  },
  add: { 'zh-CN': '委托我的记录', en: 'Delegate my records' },
  byMe: { 'zh-CN': '我委托出去的', en: 'Delegated by me' },
  toMe: { 'zh-CN': '委托给我的', en: 'Delegated to me' },
  noneByMe: { 'zh-CN': '没有委托给别人', en: 'Nothing is delegated to others' },
  noneToMe: { 'zh-CN': '没有人委托给你', en: 'Nobody has delegated anything to you' },
  loading: { 'zh-CN': '正在读取', en: 'Reading' },
  unreadable: { 'zh-CN': '读不出来', en: 'This could not be read' },
  retry: { 'zh-CN': '重试', en: 'Try again' },
});

/** What one has handed to others for a time, and what others have handed over. */
export function DelegationsPage() {
  const t = useTexts(texts);
  const model = useModel();
  const [adding, setAdding] = useState(false);
  usePageTitle(t('title'));
  if (!model.entities[DELEGATION]?.allows.read) return <NotFoundPage />;
  const add = mayDelegate(model) && (
    <Button
      look="primary"
      icon={<UserRoundCheck size={15} aria-hidden="true" />}
      onClick={() => setAdding(true)}
    >
      {t('add')}
    </Button>
  );
  return (
    <PlainPage title={t('title')} detail={t('detail')} actions={add || undefined}>
      <Delegations title={t('byMe')} none={t('noneByMe')} filter="delegator == me.id" isMine />
      <Delegations title={t('toMe')} none={t('noneToMe')} filter="delegate == me.id" isMine={false} />
      <Suspense>{adding && <DelegateDialog onClose={() => setAdding(false)} />}</Suspense>
    </PlainPage>
  );
}

interface DelegationsProps {
  readonly title: string;
  readonly none: string;
  readonly filter: string;
  readonly isMine: boolean;
}

function Delegations({ title, none, filter, isMine }: DelegationsProps) {
  const t = useTexts(texts);
  const found = useQuery({
    queryKey: [...DELEGATIONS, 'list', filter],
    queryFn: ({ signal }): Promise<readonly Delegation[]> => listDelegations(filter, signal),
  });
  return (
    <section aria-label={title} className={styles.section}>
      <h2>{title}</h2>
      {found.isPending && <SkeletonRows rows={2} label={t('loading')} />}
      {found.error && (
        <Empty
          title={t('unreadable')}
          detail={found.error.message}
          action={<Button onClick={() => void found.refetch()}>{t('retry')}</Button>}
        />
      )}
      {found.data?.length === 0 && <p className={styles.none}>{none}</p>}
      <ul>
        {found.data?.map((delegation) => (
          <DelegationLine key={delegation.id} delegation={delegation} isMine={isMine} />
        ))}
      </ul>
    </section>
  );
}
