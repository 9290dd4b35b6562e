import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { request } from '../../api/client.ts';
import { listRecords } from '../../api/records.ts';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { Button } from '../../ui/button.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import styles from './setup.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '把链接发给同事', en: 'Send these links to your colleagues' },
  detail: {
    'zh-CN': '每个链接只能用一次,打开后设置自己的密码就能开始。',
    en: 'Each link works once: whoever opens it chooses a password and starts.',
  },
  copy: { 'zh-CN': '复制', en: 'Copy' },
  enter: { 'zh-CN': '进入工作台', en: 'Enter' },
  loading: { 'zh-CN': '正在生成链接', en: 'Making the links' },
});

/** Key under which the links are kept. */
export const INVITATIONS = 'invitations';

interface InvitationLink {
  readonly username: string;
  readonly url: string;
}

/** One single-use link for each employee, to be sent by whatever means there are. */
export function InvitationLinks({
  usernames,
  onDone,
}: {
  readonly usernames: readonly string[];
  readonly onDone: () => void;
}) {
  const t = useTexts(texts);
  const links = useQuery({
    queryKey: [INVITATIONS, usernames],
    queryFn: () => invite(usernames),
    staleTime: Infinity,
    retry: false,
  });
  return (
    <main className={styles.ground}>
      <div className={styles.card}>
        <header className={styles.head}>
          <h1>{t('title')}</h1>
        </header>
        <p>{t('detail')}</p>
        {links.isPending && <SkeletonRows rows={usernames.length} label={t('loading')} />}
        {links.error && (
          <p role="alert" className={styles.refusal}>
            {links.error.message}
          </p>
        )}
        {links.data?.map(({ username, url }) => (
          <div key={username} className={styles.row}>
            <b>{username}</b>
            <Input value={url} readOnly aria-label={username} onFocus={(event) => event.target.select()} />
            <Button onClick={() => void navigator.clipboard.writeText(url)}>{t('copy')}</Button>
          </div>
        ))}
        <footer className={styles.foot}>
          <Button size="large" look="primary" onClick={onDone}>
            {t('enter')}
          </Button>
        </footer>
      </div>
    </main>
  );
}

async function invite(usernames: readonly string[]): Promise<readonly InvitationLink[]> {
  const { items } = await listRecords('core:user', { fields: ['id', 'username'], limit: 500 });
  const wanted = new Set(usernames.map((name) => name.trim().toLowerCase()));
  const links: InvitationLink[] = [];
  for (const { id, username } of items) {
    if (!wanted.has(String(username))) continue;
    const { data } = await request<{ path: string }>('POST', '/api/invitations', { body: { user: id } });
    links.push({ username: String(username), url: `${location.origin}${data.path}` });
  }
  return links;
}
