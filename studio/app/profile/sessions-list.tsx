import { useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from '../../api/client.ts';
import { defineTexts, useLanguage, useTexts } from '../../language/language.tsx';
import { Button } from '../../ui/button.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useMessages } from '../messages/messages.tsx';
import styles from './profile.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '登录的设备', en: 'Where you are signed in' },
  current: { 'zh-CN': '这台设备', en: 'This device' },
  end: { 'zh-CN': '退出', en: 'Sign out' },
  ended: { 'zh-CN': '那台设备已退出登录', en: 'That device is signed out' },
  seen: { 'zh-CN': '最近使用 {at}', en: 'Last used {at}' },
  endOthers: { 'zh-CN': '退出其他所有设备', en: 'Sign out everywhere else' },
  endedOthers: { 'zh-CN': '其他设备都已退出登录', en: 'All other devices are signed out' },
  failed: { 'zh-CN': '没有退出：{reason}', en: 'Nothing was signed out: {reason}' },
  unknown: { 'zh-CN': '未知设备', en: 'Unknown device' },
});

interface SessionView {
  readonly id: string;
  readonly current: boolean;
  readonly lastSeenAt: string;
  readonly userAgent?: string | null;
  readonly address?: string | null;
}

const SESSIONS = ['sessions'] as const;

export function SessionsList() {
  const t = useTexts(texts);
  const { language } = useLanguage();
  const { say } = useMessages();
  const client = useQueryClient();
  const sessions = useQuery({
    queryKey: SESSIONS,
    queryFn: async () =>
      (await request<{ items: readonly SessionView[] }>('GET', '/api/auth/sessions')).data.items,
  });

  async function end(path: string, told: 'ended' | 'endedOthers') {
    try {
      await request('DELETE', path);
      await client.invalidateQueries({ queryKey: SESSIONS });
      say({ kind: 'success', text: t(told) });
    } catch (error) {
      say({ kind: 'failure', text: t('failed', { reason: (error as Error).message }) });
    }
  }

  return (
    <section className={styles.section} aria-labelledby="sessions">
      <h2 id="sessions">{t('title')}</h2>
      <ul className={styles.sessions}>
        {sessions.data?.map((session) => (
          <li key={session.id}>
            <div>
              <p>
                {browserOf(session.userAgent) ?? t('unknown')}{' '}
                {session.current && <Tag tone="accent">{t('current')}</Tag>}
              </p>
              <small>
                {[session.address, t('seen', { at: new Date(session.lastSeenAt).toLocaleString(language) })]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </div>
            {!session.current && (
              <Button onClick={() => void end(`/api/auth/sessions/${session.id}`, 'ended')}>
                {t('end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {sessions.data && sessions.data.length > 1 && (
        <Button onClick={() => void end('/api/auth/sessions', 'endedOthers')}>{t('endOthers')}</Button>
      )}
    </section>
  );
}

/** The browser and system in a user-agent text, as people call them. */
function browserOf(userAgent: string | null | undefined): string | undefined {
  if (!userAgent) return undefined;
  const browser = /(Edg|Firefox|Chrome|Safari)\//.exec(userAgent)?.[1]?.replace('Edg', 'Edge');
  const system = /(Windows|Mac OS X|Android|iPhone|iPad|Linux)/.exec(userAgent)?.[1];
  return [browser, system].filter(Boolean).join(' · ') || userAgent.slice(0, 60);
}
