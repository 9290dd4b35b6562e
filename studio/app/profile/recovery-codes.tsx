import { useState } from 'react';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { Button } from '../../ui/button.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { saveFile } from '../../ui/save-file.ts';
import styles from './profile.module.css';

const texts = defineTexts({
  keep: {
    'zh-CN': '请保存这些恢复码：手机不在时，每个可以代替验证码用一次。它们只显示这一次。',
    en: 'Keep these recovery codes: without the phone, each stands in for the digits once. They are shown only now.',
  },
  copy: { 'zh-CN': '复制', en: 'Copy' },
  copied: { 'zh-CN': '已复制', en: 'Copied' },
  save: { 'zh-CN': '存为文件', en: 'Save as a file' },
  done: { 'zh-CN': '我已保存', en: 'I have kept them' },
});

interface RecoveryCodesProps {
  readonly codes: readonly string[];
  readonly onKept: () => void;
}

/** Shown once, with two ways of keeping them. */
export function RecoveryCodes({ codes, onKept }: RecoveryCodesProps) {
  const t = useTexts(texts);
  const [copied, setCopied] = useState(false);
  const text = `${codes.join('\n')}\n`;
  return (
    <div className={styles.enrolment}>
      <p>{t('keep')}</p>
      <ul className={styles.codes}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className={styles.buttons}>
        <Button onClick={() => void copyText(text).then(setCopied)}>{t(copied ? 'copied' : 'copy')}</Button>
        <Button
          onClick={() =>
            saveFile('kehu-recovery-codes.txt', new Blob([text], { type: 'text/plain;charset=utf-8' }))
          }
        >
          {t('save')}
        </Button>
        <Button look="primary" onClick={onKept}>
          {t('done')}
        </Button>
      </div>
    </div>
  );
}
