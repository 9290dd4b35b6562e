import { useQuery, useQueryClient } from '@tanstack/react-query';
import { InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { changePolicy, readPolicy, type SignInPolicy } from '../../api/people.ts';
import { Problem } from '../../api/problem.ts';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import { useEntity } from '../../model/model.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useMessages } from '../messages/messages.tsx';
import styles from './people.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '登录规则', en: 'Rules of signing in' },
  length: { 'zh-CN': '密码至少几位', en: 'Characters in a password, at least' },
  lengthNote: {
    'zh-CN': '8 到 64。对以后设置的密码有效。',
    en: '8 to 64. Holds for passwords chosen from now on.',
  },
  reuse: { 'zh-CN': '最近几个密码不能再用', en: 'Last passwords that cannot be chosen again' },
  reuseNote: { 'zh-CN': '0 表示不限。', en: 'With 0, every one may.' },
  factor: { 'zh-CN': '哪些角色必须使用两步验证', en: 'Roles that need a second factor' },
  factorNote: {
    'zh-CN': '还没有启用的人，下次打开时先设置，之前什么也不能做。',
    en: 'Who has none sets it up first when coming back, and can do nothing else before.',
  },
  none: { 'zh-CN': '没有', en: 'None' },
  save: { 'zh-CN': '保存', en: 'Save' },
  cancel: { 'zh-CN': '取消', en: 'Cancel' },
  saved: { 'zh-CN': '登录规则已保存', en: 'The rules of signing in are saved' },
  loading: { 'zh-CN': '正在读取', en: 'Reading' },
});

/** What the company asks of those who sign in. */
export function PolicyDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts);
  const { say } = useMessages();
  const client = useQueryClient();
  const stored = useQuery({ queryKey: ['sign-in-policy'], queryFn: readPolicy });
  const [changes, setChanges] = useState<Partial<SignInPolicy>>({});
  const [refusal, setRefusal] = useState<string>();
  const [busy, setBusy] = useState(false);
  const policy = stored.data && { ...stored.data, ...changes };

  async function save() {
    if (!policy) return;
    setBusy(true);
    try {
      client.setQueryData(['sign-in-policy'], await changePolicy(policy));
      say({ kind: 'success', text: t('saved') });
      onClose();
    } catch (error) {
      setRefusal(error instanceof Problem ? (error.issues[0]?.message ?? error.message) : String(error));
      setBusy(false);
    }
  }

  return (
    <Modal
      open
      title={t('title')}
      onCancel={onClose}
      onOk={() => void save()}
      okText={t('save')}
      cancelText={t('cancel')}
      okButtonProps={{ loading: busy, disabled: !policy }}
      width={460}
    >
      {stored.isPending && <SkeletonRows rows={3} label={t('loading')} />}
      {stored.error && <p role="alert">{stored.error.message}</p>}
      {policy && (
        <PolicyFields
          policy={policy}
          onChange={(change) => setChanges((earlier) => ({ ...earlier, ...change }))}
        />
      )}
      {refusal && (
        <p role="alert" className={styles.refusal}>
          {refusal}
        </p>
      )}
    </Modal>
  );
}

interface PolicyFieldsProps {
  readonly policy: SignInPolicy;
  readonly onChange: (change: Partial<SignInPolicy>) => void;
}

function PolicyFields({ policy, onChange }: PolicyFieldsProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const options = useEntity('core:user')?.fields['roles']?.options ?? {};
  const roles = Object.entries(options).map(([value, option]) => ({ value, label: label(option.label) }));
  return (
    <div className={styles.leave}>
      <label htmlFor="min-length">{t('length')}</label>
      <InputNumber
        id="min-length"
        min={8}
        max={64}
        value={policy.minPasswordLength}
        onChange={(value) => value !== null && onChange({ minPasswordLength: value })}
      />
      <small>{t('lengthNote')}</small>
      <label htmlFor="remembered">{t('reuse')}</label>
      <InputNumber
        id="remembered"
        min={0}
        max={24}
        value={policy.rememberedPasswords}
        onChange={(value) => value !== null && onChange({ rememberedPasswords: value })}
      />
      <small>{t('reuseNote')}</small>
      <label htmlFor="factor-roles">{t('factor')}</label>
      <Select
        id="factor-roles"
        mode="multiple"
        placeholder={t('none')}
        value={[...policy.secondFactorRoles]}
        options={roles}
        onChange={(secondFactorRoles: string[]) => onChange({ secondFactorRoles })}
      />
      <small>{t('factorNote')}</small>
    </div>
  );
}
