import { useQueryClient } from '@tanstack/react-query';
import { Input } from 'antd';
import { Check, Copy, Link2 } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { invite, type Standing } from '../../api/people.ts';
import type { RecordData } from '../../api/records.ts';
import { defineTexts, useLanguage, useTexts } from '../../language/language.tsx';
import { recordPath } from '../../model/paths.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { useMessages } from '../messages/messages.tsx';
import type { Colleague } from './leave-dialog.tsx';
import { PersonMenu } from './person-menu.tsx';
import styles from './people.module.css';
import { RolesOfPerson } from './roles-of-person.tsx';

const texts = defineTexts({
  left: { 'zh-CN': '已离职', en: 'Has left' },
  joined: { 'zh-CN': '已加入', en: 'Joined' },
  seen: { 'zh-CN': '最近使用 {at}', en: 'last used {at}' },
  invited: { 'zh-CN': '链接有效到 {at}', en: 'Link valid until {at}' },
  waiting: { 'zh-CN': '还没有邀请', en: 'Not invited yet' },
  link: { 'zh-CN': '邀请链接', en: 'Invitation link' },
  again: { 'zh-CN': '新的链接', en: 'New link' },
  reset: { 'zh-CN': '重设密码链接', en: 'Password link' },
  copy: { 'zh-CN': '复制', en: 'Copy' },
  copied: { 'zh-CN': '已复制', en: 'Copied' },
  made: {
    'zh-CN': '已为「{name}」生成链接，7 天内有效，只能用一次',
    en: 'A link for “{name}” is made; it works once, for seven days',
  },
  failed: { 'zh-CN': '没有生成链接：{reason}', en: 'No link was made: {reason}' },
});

interface PersonLineProps {
  readonly person: RecordData;
  readonly standing: Standing | undefined;
  /** A link just made; it is shown once. */
  readonly link: string | undefined;
  readonly onLink: (url: string) => void;
  readonly colleagues: readonly Colleague[];
}

export function PersonLine({ person, standing, link, onLink, colleagues }: PersonLineProps) {
  const t = useTexts(texts);
  const client = useQueryClient();
  const { say } = useMessages();
  const name = String(person['name']);
  const hasLeft = person['status'] === 'left';
  const department = person['department'] as { readonly title: string | null } | null;

  async function makeLink() {
    try {
      onLink(await invite(person.id));
      await client.invalidateQueries({ queryKey: ['standings'] });
      say({ kind: 'success', text: t('made', { name }) });
    } catch (error) {
      say({ kind: 'failure', text: t('failed', { reason: (error as Error).message }) });
    }
  }

  return (
    <li className={styles.person}>
      <Avatar name={name} large />
      <div className={styles.who}>
        <Link to={recordPath('core:user', person.id)}>{name}</Link>
        <small>{[String(person['username']), department?.title].filter(Boolean).join(' · ')}</small>
      </div>
      <RolesOfPerson person={person} />
      {hasLeft ? <span className={styles.standing}>{t('left')}</span> : <StandingText standing={standing} />}
      {hasLeft ? (
        <span />
      ) : (
        <Button icon={<Link2 size={15} aria-hidden="true" />} onClick={() => void makeLink()}>
          {t(standing?.hasPassword ? 'reset' : standing?.invitedUntil ? 'again' : 'link')}
        </Button>
      )}
      <PersonMenu person={{ id: person.id, name }} colleagues={colleagues} hasLeft={hasLeft} />
      {link && <LinkRow name={name} link={link} />}
    </li>
  );
}

function LinkRow({ name, link }: { readonly name: string; readonly link: string }) {
  const t = useTexts(texts);
  const [copied, setCopied] = useState(false);
  const Icon = copied ? Check : Copy;
  return (
    <div className={styles.link}>
      <Input value={link} readOnly aria-label={name} onFocus={(event) => event.target.select()} />
      <Button
        look="primary"
        icon={<Icon size={14} aria-hidden="true" />}
        onClick={() => void copyText(link).then(setCopied)}
      >
        {t(copied ? 'copied' : 'copy')}
      </Button>
    </div>
  );
}

function StandingText({ standing }: { readonly standing: Standing | undefined }) {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const day = (moment: string) =>
    new Date(moment).toLocaleDateString(language, { month: 'short', day: 'numeric' });
  if (standing?.hasPassword) {
    const seen = standing.lastSeenAt ? ` · ${t('seen', { at: day(standing.lastSeenAt) })}` : '';
    return (
      <span className={styles.standing}>
        {t('joined')}
        {seen}
      </span>
    );
  }
  return (
    <span className={styles.standing} data-waiting>
      {standing?.invitedUntil ? t('invited', { at: day(standing.invitedUntil) }) : t('waiting')}
    </span>
  );
}
