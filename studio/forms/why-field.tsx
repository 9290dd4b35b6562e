import { useQuery } from '@tanstack/react-query';
import { Popover } from 'antd';
import { Lock } from 'lucide-react';
import { useState } from 'react';
import { explainField } from '../api/explain.ts';
import { defineTexts, useLabel, useTexts } from '../language/language.tsx';
import type { FieldDocument } from '../model/model-document.ts';
import { useForm } from './form-context.tsx';
import type { FieldState } from './form-store.ts';
import styles from './why-field.module.css';

const texts = defineTexts({
  locked: { 'zh-CN': '为什么不能修改{field}', en: 'Why {field} cannot be changed' },
  computed: { 'zh-CN': '由系统计算，随其他字段变化', en: 'Computed: it follows the other fields' },
  system: { 'zh-CN': '由系统填写，任何人都不能修改', en: 'The system writes it; nobody can change it' },
  right: { 'zh-CN': '你没有修改它的权限', en: 'You do not have the right to change it' },
  rule: {
    'zh-CN': '按规则，记录现在的状态下不能修改它',
    en: 'By a rule it is fixed while the record is as it is',
  },
  yours: { 'zh-CN': '你的权限', en: 'Your right' },
  because: { 'zh-CN': '规则', en: 'The rule' },
  whoCan: { 'zh-CN': '谁能修改', en: 'Who can' },
  nobody: { 'zh-CN': '没有哪个角色', en: 'No role' },
  line: { 'zh-CN': '{role}：{text}', en: '{role}: {text}' },
  between: { 'zh-CN': '、', en: ', ' },
  reading: { 'zh-CN': '正在查询…', en: 'Asking…' },
  failed: { 'zh-CN': '没有取到原因：{reason}', en: 'The reason did not arrive: {reason}' },
});

interface WhyFieldProps {
  readonly field: FieldDocument;
  readonly lock: NonNullable<FieldState['lock']>;
}

/** The lock beside a field that cannot be changed: one's right, the rule, and who can. */
export function WhyField({ field, lock }: WhyFieldProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const [isOpen, setOpen] = useState(false);
  // What the system keeps is the same for everybody: there is nothing more to tell.
  const isOnes = lock === 'right' || lock === 'rule';
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      trigger={['hover', 'click']}
      mouseEnterDelay={0.3}
      placement="topRight"
      title={t(lock)}
      content={isOpen && isOnes && <Reasons name={field.name} />}
    >
      <button
        type="button"
        className={styles.lock}
        aria-label={`${t('locked', { field: label(field.label) })}: ${t(lock)}`}
        aria-expanded={isOpen}
        onKeyDown={({ key }) => key === 'Escape' && setOpen(false)}
        onBlur={() => setOpen(false)}
        data-aside
      >
        <Lock size={13} strokeWidth={1.5} aria-hidden="true" />
      </button>
    </Popover>
  );
}

function Reasons({ name }: { readonly name: string }) {
  const t = useTexts(texts);
  const { entity, id } = useForm();
  const answer = useQuery({
    queryKey: ['explain', entity.key, id, name],
    queryFn: ({ signal }) => explainField({ entity: entity.key, id, field: name }, signal),
  });
  if (answer.error) return <p>{t('failed', { reason: answer.error.message })}</p>;
  if (!answer.data) return <p className={styles.reading}>{t('reading')}</p>;
  const { roles, because, whoCan } = answer.data;
  const rules = because.filter(({ kind }) => kind !== 'role' && kind !== 'required');
  return (
    <dl className={styles.reasons}>
      <Reason title={t('yours')} lines={roles.map(({ label: role, text }) => t('line', { role, text }))} />
      <Reason title={t('because')} lines={rules.map(({ text }) => text)} />
      <Reason title={t('whoCan')} lines={whoCan.length > 0 ? [whoCan.join(t('between'))] : [t('nobody')]} />
    </dl>
  );
}

function Reason({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <>
      <dt>{title}</dt>
      {lines.map((line) => (
        <dd key={line}>{line}</dd>
      ))}
    </>
  );
}
