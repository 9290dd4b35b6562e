import { Input, Select } from 'antd';
import { Plus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ProblemIssue } from '../../api/problem.ts';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { Button } from '../../ui/button.tsx';
import type { EmployeeDraft, SetupDraft } from './setup-draft.ts';
import styles from './setup.module.css';

const texts = defineTexts({
  company: { 'zh-CN': '公司名称', en: 'Company name' },
  currency: { 'zh-CN': '本位币', en: 'Base currency' },
  zone: { 'zh-CN': '时区', en: 'Time zone' },
  token: { 'zh-CN': '设置口令(启动时显示在服务器上)', en: 'Set-up token (shown on the server at start)' },
  name: { 'zh-CN': '姓名', en: 'Name' },
  username: { 'zh-CN': '用户名', en: 'Username' },
  password: { 'zh-CN': '密码(至少 8 位)', en: 'Password (8 characters or more)' },
  departments: {
    'zh-CN': '公司有哪些部门?以后可以再改。',
    en: 'Which departments are there? You can change this later.',
  },
  employees: {
    'zh-CN': '谁和你一起用?完成后给每人一个邀请链接,不需要邮件服务器。',
    en: 'Who works with you? Each gets an invitation link at the end; no mail server is needed.',
  },
  department: { 'zh-CN': '部门', en: 'Department' },
  add: { 'zh-CN': '再加一行', en: 'Add a row' },
  remove: { 'zh-CN': '去掉这一行', en: 'Remove this row' },
});

interface StepProps {
  readonly draft: SetupDraft;
  readonly change: (change: Partial<SetupDraft>) => void;
  readonly issues: readonly ProblemIssue[];
}

const CURRENCIES = ['CNY', 'USD', 'EUR', 'HKD', 'JPY', 'GBP', 'TWD', 'SGD'].map((code) => ({
  value: code,
  label: code,
}));
const ZONES = Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: zone }));

export function CompanyStep({ draft, change }: StepProps) {
  const t = useTexts(texts);
  const needsToken = !['localhost', '127.0.0.1', '[::1]'].includes(location.hostname);
  return (
    <>
      <Labelled label={t('company')}>
        <Input
          value={draft.company}
          onChange={(event) => change({ company: event.target.value })}
          maxLength={200}
          required
          autoFocus
        />
      </Labelled>
      <Labelled label={t('currency')}>
        <Select
          value={draft.baseCurrency}
          options={CURRENCIES}
          onChange={(baseCurrency: string) => change({ baseCurrency })}
        />
      </Labelled>
      <Labelled label={t('zone')}>
        <Select
          showSearch
          value={draft.timeZone}
          options={ZONES}
          onChange={(timeZone: string) => change({ timeZone })}
        />
      </Labelled>
      {needsToken && (
        <Labelled label={t('token')}>
          <Input
            value={draft.token}
            onChange={(event) => change({ token: event.target.value.trim() })}
            required
          />
        </Labelled>
      )}
    </>
  );
}

export function AdminStep({
  draft,
  change,
  password,
  setPassword,
}: StepProps & { readonly password: string; readonly setPassword: (password: string) => void }) {
  const t = useTexts(texts);
  return (
    <>
      <Labelled label={t('name')}>
        <Input
          value={draft.adminName}
          onChange={(event) => change({ adminName: event.target.value })}
          autoComplete="name"
          autoFocus
        />
      </Labelled>
      <Labelled label={t('username')}>
        <Input
          value={draft.adminUsername}
          onChange={(event) => change({ adminUsername: event.target.value })}
          autoComplete="username"
          required
        />
      </Labelled>
      <Labelled label={t('password')}>
        <Input.Password
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          autoComplete="new-password"
          minLength={8}
          required
        />
      </Labelled>
    </>
  );
}

export function DepartmentsStep({ draft, change }: StepProps) {
  const t = useTexts(texts);
  const set = (index: number, name: string) => change({ departments: draft.departments.with(index, name) });
  return (
    <>
      <p>{t('departments')}</p>
      {draft.departments.map((name, index) => (
        <div key={index} className={styles.row}>
          <Input
            aria-label={t('department')}
            value={name}
            onChange={(event) => set(index, event.target.value)}
            autoFocus={index === 0}
          />
          <RemoveRow onClick={() => change({ departments: draft.departments.toSpliced(index, 1) })} />
        </div>
      ))}
      <Button
        look="quiet"
        icon={<Plus size={15} aria-hidden="true" />}
        onClick={() => change({ departments: [...draft.departments, ''] })}
      >
        {t('add')}
      </Button>
    </>
  );
}

export function EmployeesStep({ draft, change }: StepProps) {
  const t = useTexts(texts);
  const departments = draft.departments
    .filter((name) => name.trim())
    .map((name) => ({ value: name.trim(), label: name.trim() }));
  const set = (index: number, employee: Partial<EmployeeDraft>) =>
    change({ employees: draft.employees.with(index, { ...draft.employees[index]!, ...employee }) });
  return (
    <>
      <p>{t('employees')}</p>
      {draft.employees.map((employee, index) => (
        <div key={index} className={styles.row}>
          <Input
            aria-label={t('name')}
            placeholder={t('name')}
            value={employee.name}
            onChange={(event) => set(index, { name: event.target.value })}
            autoFocus={index === 0}
          />
          <Input
            aria-label={t('username')}
            placeholder={t('username')}
            value={employee.username}
            onChange={(event) => set(index, { username: event.target.value })}
            required={employee.name !== ''}
          />
          <Select
            aria-label={t('department')}
            placeholder={t('department')}
            allowClear
            value={employee.department || undefined}
            options={departments}
            onChange={(department: string | undefined) => set(index, { department: department ?? '' })}
            style={{ minWidth: 120 }}
          />
          <RemoveRow onClick={() => change({ employees: draft.employees.toSpliced(index, 1) })} />
        </div>
      ))}
      <Button
        look="quiet"
        icon={<Plus size={15} aria-hidden="true" />}
        onClick={() =>
          change({ employees: [...draft.employees, { name: '', username: '', department: '' }] })
        }
      >
        {t('add')}
      </Button>
    </>
  );
}

function Labelled({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <label className={styles.field}>
      <span>{label}</span>
      {children}
    </label>
  );
}

function RemoveRow({ onClick }: { readonly onClick: () => void }) {
  const t = useTexts(texts);
  return (
    <Button
      look="quiet"
      icon={<X size={15} aria-hidden="true" />}
      aria-label={t('remove')}
      onClick={onClick}
    />
  );
}
