import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Input } from 'antd';
import { Button, copyText, defineTexts, request, useMessages, useTexts } from 'kehu/studio';
import { useState } from 'react';
import styles from './address.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '日历订阅', en: 'Calendar feed' },
  note: {
    'zh-CN':
      '在手机、Outlook 或其他日历中订阅这里的日程。知道地址的人都能看到您能看到的日程，请像密码一样保管。',
    en: 'Subscribe to what is dated here in the calendar of a phone, Outlook or others. Whoever knows the address sees what you may see: keep it like a password.',
  },
  make: { 'zh-CN': '生成地址', en: 'Make an address' },
  renew: { 'zh-CN': '换一个新地址', en: 'Make a new one instead' },
  since: { 'zh-CN': '{day} 起有一个地址在用。', en: 'There is an address, made on {day}.' },
  revoke: { 'zh-CN': '停用地址', en: 'End it' },
  revoked: { 'zh-CN': '日历地址已停用', en: 'The address of the calendar has ended' },
  address: { 'zh-CN': '日历地址', en: 'Address of the calendar' },
  once: { 'zh-CN': '请现在复制，之后不再显示。', en: 'Copy it now; it is not shown again.' },
  copy: { 'zh-CN': '复制', en: 'Copy' },
  copied: { 'zh-CN': '已复制', en: 'Copied' },
  failed: { 'zh-CN': '没有成功：{reason}', en: 'It did not work: {reason}' },
});

const PATH = '/api/ext/calendar-feed/address';
const KEY = ['calendar-feed'] as const;

interface State {
  readonly exists: boolean;
  readonly since: string | null;
}

/** The own secret address: made, shown once, ended. */
export function Panel() {
  const t = useTexts(texts);
  const { say } = useMessages();
  const client = useQueryClient();
  const [made, setMade] = useState<string>();
  const state = useQuery({ queryKey: KEY, queryFn: async () => (await request<State>('GET', PATH)).data });

  async function change(work: () => Promise<string | undefined>) {
    try {
      setMade(await work());
      await client.invalidateQueries({ queryKey: KEY });
    } catch (error) {
      say({ kind: 'failure', text: t('failed', { reason: (error as Error).message }) });
    }
  }

  const make = () =>
    change(async () => (await request<{ url: string }>('POST', PATH, { body: {} })).data.url);
  const revoke = () =>
    change(async () => {
      await request('DELETE', PATH);
      say({ kind: 'success', text: t('revoked') });
      return undefined;
    });
  const { exists = false, since } = state.data ?? {};
  return (
    <section className={styles.panel} aria-labelledby="calendar-feed">
      <h2 id="calendar-feed">{t('title')}</h2>
      <p className={styles.note}>{t('note')}</p>
      {made && <MadeAddress url={made} />}
      {!made && since && <p>{t('since', { day: since.slice(0, 10) })}</p>}
      <div className={styles.buttons}>
        <Button onClick={() => void make()}>{t(exists ? 'renew' : 'make')}</Button>
        {exists && <Button onClick={() => void revoke()}>{t('revoke')}</Button>}
      </div>
    </section>
  );
}

function MadeAddress({ url }: { readonly url: string }) {
  const t = useTexts(texts);
  const [copied, setCopied] = useState(false);
  return (
    <div className={styles.made} role="status">
      <p>{t('once')}</p>
      <Input value={url} readOnly aria-label={t('address')} onFocus={(event) => event.target.select()} />
      <div className={styles.buttons}>
        <Button look="primary" onClick={() => void copyText(url).then(setCopied)}>
          {t(copied ? 'copied' : 'copy')}
        </Button>
      </div>
    </div>
  );
}
