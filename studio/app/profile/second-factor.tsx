import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { disableFactor, readFactor, renewCodes, type FactorState } from '../../api/account.ts';
import { defineTexts, useLanguage, useTexts } from '../../language/language.tsx';
import { Button } from '../../ui/button.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useMessages } from '../messages/messages.tsx';
import { Enrolment, OneField } from './enrolment.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import styles from './profile.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '两步验证', en: 'Second factor' },
  off: {
    'zh-CN': '登录时除密码外，再输入手机上的 6 位验证码。密码被人知道也进不来。',
    en: 'Besides the password, signing in asks for six digits from your phone. A password alone lets nobody in.',
  },
  on: { 'zh-CN': '已启用', en: 'On' },
  since: {
    'zh-CN': '自 {at} 起启用，还有 {n} 个恢复码',
    en: 'On since {at}; {n} recovery codes are left',
  },
  enable: { 'zh-CN': '启用两步验证', en: 'Set up' },
  renew: { 'zh-CN': '新的恢复码', en: 'New recovery codes' },
  disable: { 'zh-CN': '停用', en: 'Switch off' },
  required: {
    'zh-CN': '公司要求您使用，不能停用。',
    en: 'The company asks you for it; it cannot be switched off.',
  },
  password: { 'zh-CN': '请输入密码以继续', en: 'Your password, to go on' },
  cancel: { 'zh-CN': '取消', en: 'Cancel' },
  enabled: { 'zh-CN': '两步验证已启用', en: 'The second factor is set up' },
  disabled: { 'zh-CN': '两步验证已停用', en: 'The second factor is switched off' },
});

const FACTOR = ['second-factor'] as const;

type Doing = 'enrol' | 'renew' | 'disable';

/** The own second factor: set up, renewed codes, switched off. */
export function SecondFactor() {
  const t = useTexts(texts);
  const { say } = useMessages();
  const client = useQueryClient();
  const [doing, setDoing] = useState<Doing>();
  const [codes, setCodes] = useState<readonly string[]>();
  const factor = useQuery({ queryKey: FACTOR, queryFn: readFactor });

  async function done(text?: 'enabled' | 'disabled') {
    setDoing(undefined);
    setCodes(undefined);
    await client.invalidateQueries({ queryKey: FACTOR });
    if (text) say({ kind: 'success', text: t(text) });
  }

  async function goOn(password: string) {
    if (doing === 'renew') return setCodes(await renewCodes(password));
    await disableFactor(password);
    return done('disabled');
  }

  return (
    <section className={styles.section} aria-labelledby="second-factor">
      <h2 id="second-factor">
        {t('title')} {factor.data?.enabled && <Tag tone="ok">{t('on')}</Tag>}
      </h2>
      {factor.data && !doing && <State state={factor.data} onDo={setDoing} />}
      {doing === 'enrol' && <Enrolment onDone={() => void done('enabled')} />}
      {codes && <RecoveryCodes codes={codes} onKept={() => void done()} />}
      {!codes && (doing === 'renew' || doing === 'disable') && (
        <OneField label={t('password')} button={t(doing)} kind="password" onSubmit={goOn} />
      )}
      {doing && !codes && (
        <Button look="quiet" onClick={() => void done()}>
          {t('cancel')}
        </Button>
      )}
    </section>
  );
}

function State({ state, onDo }: { readonly state: FactorState; readonly onDo: (doing: Doing) => void }) {
  const t = useTexts(texts);
  const { language } = useLanguage();
  if (!state.enabled) {
    return (
      <>
        <p className={styles.note}>{t('off')}</p>
        <Button onClick={() => onDo('enrol')}>{t('enable')}</Button>
      </>
    );
  }
  const at = state.since ? new Date(state.since).toLocaleDateString(language) : '';
  return (
    <>
      <p className={styles.note}>
        {t('since', { at, n: state.recoveryCodesLeft })} {state.required && t('required')}
      </p>
      <div className={styles.buttons}>
        <Button onClick={() => onDo('renew')}>{t('renew')}</Button>
        {!state.required && <Button onClick={() => onDo('disable')}>{t('disable')}</Button>}
      </div>
    </>
  );
}
