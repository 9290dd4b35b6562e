import { Input, Select } from 'antd';
import { useState, type FormEvent } from 'react';
import { makeKey } from '../../api/account.ts';
import { Problem } from '../../api/problem.ts';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import { useModel } from '../../model/model.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import styles from './profile.module.css';

const texts = defineTexts({
  name: { 'zh-CN': '用途', en: 'What for' },
  example: { 'zh-CN': '例如：ERP 同步', en: 'For instance: ERP' },
  reach: { 'zh-CN': '数据范围', en: 'Which data' },
  all: { 'zh-CN': '全部数据', en: 'All data' },
  readOnly: { 'zh-CN': '只读', en: 'Read only' },
  ends: { 'zh-CN': '有效期', en: 'Valid for' },
  days: { 'zh-CN': '{n} 天', en: '{n} days' },
  always: { 'zh-CN': '不过期', en: 'Does not end' },
  make: { 'zh-CN': '创建', en: 'Make the key' },
  cancel: { 'zh-CN': '取消', en: 'Cancel' },
});

interface NewApiKeyFormProps {
  readonly onMade: (key: string) => void;
  readonly onClose: () => void;
}

/** What a key is for, which data it reaches, whether it writes, when it ends. */
export function NewApiKeyForm({ onMade, onClose }: NewApiKeyFormProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const { entities } = useModel();
  const [name, setName] = useState('');
  const [reach, setReach] = useState<string[]>([]);
  const [readOnly, setReadOnly] = useState(true);
  const [days, setDays] = useState(365);
  const [refusal, setRefusal] = useState<string>();
  const [busy, setBusy] = useState(false);
  const kinds = Object.values(entities).map((entity) => ({ value: entity.key, label: label(entity.label) }));

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setRefusal(undefined);
    try {
      const scope = reach.length > 0 ? { entities: reach } : {};
      onMade(await makeKey({ name, readOnly, ...scope, ...(days > 0 ? { days } : {}) }));
    } catch (error) {
      setRefusal(error instanceof Problem ? (error.issues[0]?.message ?? error.message) : String(error));
      setBusy(false);
    }
  }

  return (
    <form className={styles.newKey} onSubmit={submit}>
      <label className={styles.line}>
        <span>{t('name')}</span>
        <Input
          value={name}
          placeholder={t('example')}
          maxLength={60}
          onChange={(event) => setName(event.target.value)}
          autoFocus
          required
        />
      </label>
      <div className={styles.line}>
        <label htmlFor="key-reach">{t('reach')}</label>
        <Select
          id="key-reach"
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('all')}
          value={reach}
          options={kinds}
          onChange={setReach}
        />
      </div>
      <div className={styles.line}>
        <label htmlFor="key-days">{t('ends')}</label>
        <Select
          id="key-days"
          value={days}
          options={[30, 90, 365, 0].map((n) => ({ value: n, label: n ? t('days', { n }) : t('always') }))}
          onChange={setDays}
        />
      </div>
      <label className={styles.check}>
        <Checkbox checked={readOnly} onChange={(event) => setReadOnly(event.target.checked)} />
        <span>{t('readOnly')}</span>
      </label>
      {refusal && (
        <p role="alert" className={styles.refusal}>
          {refusal}
        </p>
      )}
      <div className={styles.buttons}>
        <Button type="submit" look="primary" busy={busy}>
          {t('make')}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
