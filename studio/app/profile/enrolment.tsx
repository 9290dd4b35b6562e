import { Input, QRCode } from 'antd';
import { useState, type FormEvent } from 'react';
import { confirmFactor, proposeFactor, type ProposedFactor } from '../../api/account.ts';
import { Problem } from '../../api/problem.ts';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { Button } from '../../ui/button.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import styles from './profile.module.css';

const texts = defineTexts({
  password: { 'zh-CN': '请输入密码以继续', en: 'Your password, to go on' },
  next: { 'zh-CN': '继续', en: 'Go on' },
  scan: {
    'zh-CN': '用手机上的验证器应用（如微软、谷歌验证器，或密码管理器）扫描此码：',
    en: 'Scan this with an authenticator app on your phone (Microsoft, Google, or a password manager):',
  },
  type: { 'zh-CN': '扫不了？手动输入：', en: 'Cannot scan? Type this:' },
  code: { 'zh-CN': '应用显示的 6 位验证码', en: 'The six digits that the app shows' },
  confirm: { 'zh-CN': '启用', en: 'Switch on' },
});

/** Password, then the square code and its first digits, then the recovery codes to keep. */
export function Enrolment({ onDone }: { readonly onDone: () => void }) {
  const t = useTexts(texts);
  const [proposed, setProposed] = useState<ProposedFactor>();
  const [codes, setCodes] = useState<readonly string[]>();
  if (codes) return <RecoveryCodes codes={codes} onKept={onDone} />;
  if (!proposed) {
    return (
      <OneField
        key="password"
        label={t('password')}
        button={t('next')}
        kind="password"
        onSubmit={async (password) => setProposed(await proposeFactor(password))}
      />
    );
  }
  return (
    <div className={styles.enrolment}>
      <p>{t('scan')}</p>
      <div className={styles.square} aria-hidden="true">
        <QRCode type="svg" value={proposed.address} size={180} color="#000" bgColor="#fff" bordered={false} />
      </div>
      <p>
        {t('type')} <code>{proposed.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
      </p>
      <OneField
        key="code"
        label={t('code')}
        button={t('confirm')}
        kind="code"
        onSubmit={async (code) => setCodes(await confirmFactor(code))}
      />
    </div>
  );
}

interface OneFieldProps {
  readonly label: string;
  readonly button: string;
  readonly kind: 'password' | 'code';
  readonly onSubmit: (value: string) => Promise<void>;
}

/** A form of one field, which tells why it was refused. */
export function OneField({ label, button, kind, onSubmit }: OneFieldProps) {
  const [value, setValue] = useState('');
  const [refusal, setRefusal] = useState<string>();
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setRefusal(undefined);
    try {
      await onSubmit(value);
    } catch (error) {
      setRefusal(error instanceof Problem ? (error.issues[0]?.message ?? error.message) : String(error));
      setValue('');
      setBusy(false);
    }
  }

  const Field = kind === 'password' ? Input.Password : Input;
  return (
    <form className={styles.oneField} onSubmit={submit}>
      <label>
        <span>{label}</span>
        <Field
          value={value}
          onChange={(event) => setValue(event.target.value)}
          autoComplete={kind === 'password' ? 'current-password' : 'one-time-code'}
          maxLength={kind === 'password' ? 1000 : 10}
          autoFocus
          required
        />
      </label>
      <Button type="submit" look="primary" size="large" busy={busy}>
        {button}
      </Button>
      {refusal && (
        <p role="alert" className={styles.refusal}>
          {refusal}
        </p>
      )}
    </form>
  );
}
