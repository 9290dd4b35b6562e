import { useQuery } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
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
import { PersonLine } from './person-line.tsx';
import styles from './people.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '员工与邀请', en: 'People and invitations' },
  detail: {
    'zh-CN': '不需要邮件服务器：把邀请链接用微信、短信或纸条发给本人，打开后自己设置密码。',
    en: 'No mail server is needed: hand the invitation link over by any means; whoever opens it chooses a password.',
  },
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
  const [links, setLinks] = useState<ReadonlyMap<string, string>>(new Map());
  const isAdmin = useIsAdmin();
  usePageTitle(t('title'));
  const people = usePeople(isAdmin);
  const standings = useQuery({
    queryKey: ['standings'],
    enabled: isAdmin,
    queryFn: ({ signal }) => readStandings(signal),
  });
  if (!isAdmin) return <NotFoundPage />;
  const showLink = (user: string, url: string) => setLinks((earlier) => new Map(earlier).set(user, url));
  return (
    <PlainPage
      title={t('title')}
      detail={t('detail')}
      actions={
        <Button
          look="primary"
          icon={<UserPlus size={15} aria-hidden="true" />}
          aria-expanded={adding}
          onClick={() => setAdding(true)}
        >
          {t('add')}
        </Button>
      }
    >
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
          />
        ))}
      </ul>
    </PlainPage>
  );
}

function usePeople(enabled: boolean) {
  return useQuery({
    queryKey: ['list', USER, 'people'],
    enabled,
    queryFn: async ({ signal }): Promise<readonly RecordData[]> =>
      (
        await listRecords(
          USER,
          {
            filter: "status != 'left'",
            sort: 'name',
            fields: ['id', 'name', 'username', 'department', 'roles', 'status'],
            limit: 500,
          },
          signal,
        )
      ).items,
  });
}
