import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Input } from 'antd';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { readKeys, revokeKey, type ApiKey } from '../../api/account.ts';
import { defineTexts, useLabel, useLanguage, useTexts } from '../../language/language.tsx';
import { useModel } from '../../model/model.tsx';
import { Button } from '../../ui/button.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { Tag } from '../../ui/tag.tsx';
import { useMessages } from '../messages/messages.tsx';
import { NewApiKeyForm } from './new-api-key.tsx';
import styles from './profile.module.css';

const texts = defineTexts({
  title: { 'zh-CN': 'API 密钥', en: 'API keys' },
  note: {
    'zh-CN': '让其他程序以您的身份读写数据，权限不会超过您自己的，也不能管理系统。',
    en: 'Let other programs read and write as you: never with more than your own rights, and never to administer.',
  },
  add: { 'zh-CN': '新建密钥', en: 'New key' },
  made: {
    'zh-CN': '请现在复制密钥，之后不再显示。程序用它作 Bearer 令牌。',
    en: 'Copy the key now; it is not shown again. Programs send it as bearer token.',
  },
  key: { 'zh-CN': '新的密钥', en: 'The new key' },
  copy: { 'zh-CN': '复制', en: 'Copy' },
  copied: { 'zh-CN': '已复制', en: 'Copied' },
  done: { 'zh-CN': '已保存', en: 'I have kept it' },
  revoke: { 'zh-CN': '撤销', en: 'Revoke' },
  revokeNamed: { 'zh-CN': '撤销「{name}」', en: 'Revoke “{name}”' },
  revoked: { 'zh-CN': '密钥「{name}」已撤销', en: 'The key “{name}” is revoked' },
  failed: { 'zh-CN': '没有撤销：{reason}', en: 'It was not revoked: {reason}' },
});

const KEYS = ['api-keys'] as const;

/** Keys for programs: made, shown once, revoked. */
export function ApiKeys() {
  const t = useTexts(texts);
  const { say } = useMessages();
  const client = useQueryClient();
  const [adding, setAdding] = useState(false);
  const [made, setMade] = useState<string>();
  const keys = useQuery({ queryKey: KEYS, queryFn: readKeys });
  const refresh = () => client.invalidateQueries({ queryKey: KEYS });

  async function show(key: string) {
    setAdding(false);
    setMade(key);
    await refresh();
  }

  async function revoke({ id, name }: ApiKey) {
    try {
      await revokeKey(id);
      await refresh();
      say({ kind: 'success', text: t('revoked', { name }) });
    } catch (error) {
      say({ kind: 'failure', text: t('failed', { reason: (error as Error).message }) });
    }
  }

  return (
    <section className={styles.section} aria-labelledby="api-keys">
      <h2 id="api-keys">{t('title')}</h2>
      <p className={styles.note}>{t('note')}</p>
      {made && <MadeKey value={made} onKept={() => setMade(undefined)} />}
      <ul className={styles.sessions}>
        {keys.data?.map((key) => (
          <li key={key.id}>
            <KeyFacts apiKey={key} />
            <Button aria-label={t('revokeNamed', { name: key.name })} onClick={() => void revoke(key)}>
              {t('revoke')}
            </Button>
          </li>
        ))}
      </ul>
      {adding ? (
        <NewApiKeyForm onMade={(key) => void show(key)} onClose={() => setAdding(false)} />
      ) : (
        <Button icon={<KeyRound size={15} aria-hidden="true" />} onClick={() => setAdding(true)}>
          {t('add')}
        </Button>
      )}
    </section>
  );
}

function MadeKey({ value, onKept }: { readonly value: string; readonly onKept: () => void }) {
  const t = useTexts(texts);
  const [copied, setCopied] = useState(false);
  return (
    <div className={styles.made} role="status">
      <p>{t('made')}</p>
      <Input value={value} readOnly aria-label={t('key')} onFocus={(event) => event.target.select()} />
      <div className={styles.buttons}>
        <Button look="primary" onClick={() => void copyText(value).then(setCopied)}>
          {t(copied ? 'copied' : 'copy')}
        </Button>
        <Button onClick={onKept}>{t('done')}</Button>
      </div>
    </div>
  );
}

const facts = defineTexts({
  readOnly: { 'zh-CN': '只读', en: 'Read only' },
  all: { 'zh-CN': '全部数据', en: 'All data' },
  never: { 'zh-CN': '从未使用', en: 'Never used' },
  used: { 'zh-CN': '最近使用 {at}', en: 'Last used {at}' },
  until: { 'zh-CN': '到 {at} 为止', en: 'Until {at}' },
  expired: { 'zh-CN': '已过期', en: 'Expired' },
});

/** What a key is for, how far it reaches, when it was used. */
export function KeyFacts({ apiKey }: { readonly apiKey: ApiKey }) {
  const t = useTexts(facts);
  const label = useLabel();
  const { language } = useLanguage();
  const { entities } = useModel();
  const day = (moment: string) => new Date(moment).toLocaleDateString(language);
  const { name, prefix, scope, expiresAt, lastUsedAt } = apiKey;
  const reach = scope.entities?.map((key) => label(entities[key]?.label) || key).join('、') ?? t('all');
  const [openedAt] = useState(() => Date.now());
  const isOver = expiresAt !== null && Date.parse(expiresAt) < openedAt;
  return (
    <div>
      <p>
        {name} {scope.readOnly && <Tag>{t('readOnly')}</Tag>} {isOver && <Tag tone="bad">{t('expired')}</Tag>}
      </p>
      <small>
        {[
          `${prefix}…`,
          reach,
          lastUsedAt ? t('used', { at: day(lastUsedAt) }) : t('never'),
          expiresAt && !isOver ? t('until', { at: day(expiresAt) }) : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </small>
    </div>
  );
}
