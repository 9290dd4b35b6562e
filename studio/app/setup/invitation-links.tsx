import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { invite } from '../../api/people.ts';
import { listRecords } from '../../api/records.ts';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { Button } from '../../ui/button.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import styles from './setup.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '把链接发给同事', en: 'Send these links to your colleagues' },
  detail: {
    'zh-CN': '每个链接只能用一次，7 天内有效；打开后设置自己的密码就能开始。',
    en: 'Each link works once and for seven days: whoever opens it chooses a password and starts.',
  },
  copy: { 'zh-CN': '复制', en: 'Copy' },
  copied: { 'zh-CN': '已复制', en: 'Copied' },
  copyAll: { 'zh-CN': '全部复制', en: 'Copy all' },
  loading: { 'zh-CN': '正在生成链接', en: 'Making the links' },
});

interface InvitationLink {
  readonly name: string;
  readonly url: string;
}

/** One single-use link for each employee, to be sent by whatever means there are. */
export function InvitationLinks({ usernames }: { readonly usernames: readonly string[] }) {
  const t = useTexts(texts);
  const links = useQuery({
    queryKey: ['invitations', usernames],
    queryFn: () => linksFor(usernames),
    staleTime: Infinity,
    retry: false,
  });
  const all = links.data?.map(({ name, url }) => `${name} ${url}`).join('\n') ?? '';
  return (
    <section className={styles.block} aria-labelledby="links">
      <h2 id="links">{t('title')}</h2>
      <p className={styles.hint}>{t('detail')}</p>
      {links.isPending && <SkeletonRows rows={usernames.length} label={t('loading')} />}
      {links.error && (
        <p role="alert" className={styles.refusal}>
          {links.error.message}
        </p>
      )}
      {links.data?.map(({ name, url }) => (
        <div key={name} className={styles.row}>
          <b>{name}</b>
          <Input value={url} readOnly aria-label={name} onFocus={(event) => event.target.select()} />
          <CopyButton text={url} label={t('copy')} />
        </div>
      ))}
      {(links.data?.length ?? 0) > 1 && <CopyButton text={all} label={t('copyAll')} />}
    </section>
  );
}

function CopyButton({ text, label }: { readonly text: string; readonly label: string }) {
  const t = useTexts(texts);
  const [copied, setCopied] = useState(false);
  const Icon = copied ? Check : Copy;
  return (
    <Button icon={<Icon size={14} aria-hidden="true" />} onClick={() => void copyText(text).then(setCopied)}>
      {copied ? t('copied') : label}
    </Button>
  );
}

const KEPT = 'kehu.setup.links';

/** Links made once stay good across a reload; making them anew would end those that are on their way. */
async function linksFor(usernames: readonly string[]): Promise<readonly InvitationLink[]> {
  const kept = sessionStorage.getItem(KEPT);
  if (kept) return JSON.parse(kept) as InvitationLink[];
  const { items } = await listRecords('core:user', { fields: ['id', 'name', 'username'], limit: 500 });
  const wanted = new Set(usernames.map((name) => name.trim().toLowerCase()));
  const links: InvitationLink[] = [];
  for (const { id, name, username } of items)
    if (wanted.has(String(username))) links.push({ name: String(name), url: await invite(id) });
  sessionStorage.setItem(KEPT, JSON.stringify(links));
  return links;
}
