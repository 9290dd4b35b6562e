import { useQuery } from '@tanstack/react-query';
import { ShieldCheck, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { readStandings } from '../../api/people.ts';
import { listRecords, type RecordData } from '../../api/records.ts';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { usePageTitle } from '../../model/page-title.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { NotFoundPage } from '../../ui/not-found-page.tsx';
import { PlainPage } from '../../ui/plain-page.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useIsAdmin } from '../session/session.tsx';
import { NewPerson } from './new-person.tsx';
import { PolicyDialog } from './policy-dialog.tsx';
import { PersonLine } from './person-line.tsx';
import styles from './people.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '员工与邀请', en: 'People and invitations' },
  detail: {
    'zh-CN': '不需要邮件服务器：把邀请链接用微信、短信或纸条发给本人，打开后自己设置密码。',
    en: 'No mail server is needed: hand the invitation link over by any means; whoever opens it chooses a password.',
  },
  rules: { 'zh-CN': '登录规则', en: 'Rules of signing in' },
  former: { 'zh-CN': '显示离职员工', en: 'Show people who have left' },
  present: { 'zh-CN': '只看在职员工', en: 'Show only those who work here' },
  add: { 'zh-CN': '添加员工', en: 'Add a person' },
  loading: { 'zh-CN': '正在读取', en: 'Reading' },
  unreadable: { 'zh-CN': '读不出来', en: 'This could not be read' },
  retry: { 'zh-CN': '重试', en: 'Try again' },
});

const USER = 'core:user';

/** Who works here, who has joined, and a link for everybody who has not. */
export function PeoplePage() {
  const t = useTexts(texts);
  const [adding, setAdding] = useState(false);
  const [ruling, setRuling] = useState(false);
  const [withFormer, setWithFormer] = useState(false);
  const [links, setLinks] = useState<ReadonlyMap<string, string>>(new Map());
  const isAdmin = useIsAdmin();
  usePageTitle(t('title'));
  const people = usePeople(isAdmin, withFormer);
  const standings = useQuery({
    queryKey: ['standings'],
    enabled: isAdmin,
    queryFn: ({ signal }) => readStandings(signal),
  });
  if (!isAdmin) return <NotFoundPage />;
  const present = people.data?.filter(({ status }) => status !== 'left') ?? [];
  const colleagues = present.map(({ id, name }) => ({ id, name: String(name) }));
  const showLink = (user: string, url: string) => setLinks((earlier) => new Map(earlier).set(user, url));
  return (
    <PlainPage
      title={t('title')}
      detail={t('detail')}
      actions={
        <>
          <Button icon={<ShieldCheck size={15} aria-hidden="true" />} onClick={() => setRuling(true)}>
            {t('rules')}
          </Button>
          <Button
            look="primary"
            icon={<UserPlus size={15} aria-hidden="true" />}
            aria-expanded={adding}
            onClick={() => setAdding(true)}
          >
            {t('add')}
          </Button>
        </>
      }
    >
      {ruling && <PolicyDialog onClose={() => setRuling(false)} />}
      {adding && <NewPerson onLink={showLink} onClose={() => setAdding(false)} />}
      {people.isPending && <SkeletonRows label={t('loading')} />}
      {people.error && (
        <Empty
          title={t('unreadable')}
          detail={people.error.message}
          action={<Button onClick={() => void people.refetch()}>{t('retry')}</Button>}
        />
      )}
      <ul className={styles.people}>
        {people.data?.map((person) => (
          <PersonLine
            key={person.id}
            person={person}
            standing={standings.data?.get(person.id)}
            link={links.get(person.id)}
            onLink={(url) => showLink(person.id, url)}
            colleagues={colleagues}
          />
        ))}
      </ul>
      {people.data && (
        <Button look="quiet" onClick={() => setWithFormer((shown) => !shown)}>
          {t(withFormer ? 'present' : 'former')}
        </Button>
      )}
    </PlainPage>
  );
}

function usePeople(enabled: boolean, withFormer: boolean) {
  return useQuery({
    queryKey: ['list', USER, 'people', withFormer],
    enabled,
    queryFn: async ({ signal }): Promise<readonly RecordData[]> =>
      (
        await listRecords(
          USER,
          {
            ...(withFormer ? {} : { filter: "status != 'left'" }),
            sort: withFormer ? 'status,name' : 'name',
            fields: ['id', 'name', 'username', 'department', 'roles', 'status'],
            limit: 500,
          },
          signal,
        )
      ).items,
  });
}
