import { Input, Select } from 'antd';
import { Plus, X } from 'lucide-react';
import { useId, type ClipboardEvent, type KeyboardEvent, type ReactNode } from 'react';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { Button } from '../../ui/button.tsx';
import { employeeRows } from './employee-rows.ts';
import { NO_EMPLOYEE, type EmployeeDraft } from './setup-draft.ts';
import { issuesAt, tiesOf } from './setup-field.tsx';
import type { StepProps } from './setup-steps.tsx';
import styles from './setup.module.css';

const texts = defineTexts({
  departments: {
    'zh-CN': '公司有哪些部门？可以先空着，以后再加。',
    en: 'Which departments are there? This may stay empty; you can add them later.',
  },
  employees: {
    'zh-CN': '谁和你一起用？完成后给每人一个邀请链接，不需要邮件服务器。可以从表格粘贴“姓名、用户名、部门”。',
    en: 'Who works with you? Each gets an invitation link at the end; no mail server is needed. You can paste name, username and department from a table.',
  },
  department: { 'zh-CN': '部门', en: 'Department' },
  name: { 'zh-CN': '姓名', en: 'Name' },
  username: { 'zh-CN': '用户名', en: 'Username' },
  add: { 'zh-CN': '再加一行', en: 'Add a row' },
  remove: { 'zh-CN': '去掉这一行', en: 'Remove this row' },
});

export function DepartmentsStep({ draft, change, issues }: StepProps) {
  const t = useTexts(texts);
  const { departments } = draft;
  const add = () => change({ departments: [...departments, ''] });
  return (
    <>
      <p>{t('departments')}</p>
      {departments.map((name, index) => (
        <SetupRow
          key={index}
          problems={issuesAt(issues, `departments.${index}.name`)}
          onRemove={() => change({ departments: departments.toSpliced(index, 1) })}
        >
          {(id, isWrong) => (
            <Input
              {...tiesOf(id, isWrong)}
              size="large"
              aria-label={t('department')}
              value={name}
              onChange={(event) => change({ departments: departments.with(index, event.target.value) })}
              onKeyDown={(event) => addOnEnter(event, index === departments.length - 1, add)}
              maxLength={120}
              autoFocus={index === 0 || (name === '' && index === departments.length - 1 && index > 1)}
            />
          )}
        </SetupRow>
      ))}
      <AddRow onClick={add} />
    </>
  );
}

export function EmployeesStep({ draft, change, issues }: StepProps) {
  const t = useTexts(texts);
  const { employees } = draft;
  const departments = draft.departments
    .filter((name) => name.trim())
    .map((name) => ({ value: name.trim(), label: name.trim() }));
  const set = (index: number, employee: Partial<EmployeeDraft>) =>
    change({ employees: employees.with(index, { ...employees[index]!, ...employee }) });
  const add = () => change({ employees: [...employees, NO_EMPLOYEE] });

  function paste(index: number, event: ClipboardEvent) {
    const rows = employeeRows(event.clipboardData.getData('text'));
    if (!rows) return;
    event.preventDefault();
    change({ employees: employees.toSpliced(index, rows.length, ...rows) });
  }

  return (
    <>
      <p>{t('employees')}</p>
      {employees.map((employee, index) => (
        <SetupRow
          key={index}
          problems={['name', 'username', 'department'].flatMap((name) =>
            issuesAt(issues, `employees.${index}.${name}`),
          )}
          onRemove={() => change({ employees: employees.toSpliced(index, 1) })}
        >
          {(id, isWrong) => (
            <>
              <Input
                size="large"
                aria-label={t('name')}
                placeholder={t('name')}
                value={employee.name}
                onChange={(event) => set(index, { name: event.target.value })}
                onPaste={(event) => paste(index, event)}
                maxLength={120}
                autoFocus={index === 0}
              />
              <Input
                {...tiesOf(id, isWrong)}
                size="large"
                aria-label={t('username')}
                placeholder={t('username')}
                value={employee.username}
                onChange={(event) => set(index, { username: event.target.value })}
                onKeyDown={(event) => addOnEnter(event, index === employees.length - 1, add)}
                autoCapitalize="none"
                maxLength={64}
                required={employee.name !== ''}
              />
              <Select
                size="large"
                aria-label={t('department')}
                placeholder={t('department')}
                allowClear
                value={employee.department || undefined}
                options={departments}
                onChange={(department: string | undefined) => set(index, { department: department ?? '' })}
                className={styles.select!}
              />
            </>
          )}
        </SetupRow>
      ))}
      <AddRow onClick={add} />
    </>
  );
}

/** Enter in the last row that says something makes another one, instead of leaving the step. */
function addOnEnter(event: KeyboardEvent<HTMLInputElement>, isLast: boolean, add: () => void): void {
  if (event.key !== 'Enter' || !isLast || event.currentTarget.value.trim() === '') return;
  event.preventDefault();
  add();
}

interface SetupRowProps {
  readonly problems: readonly string[];
  readonly onRemove: () => void;
  readonly children: (id: string, isWrong: boolean) => ReactNode;
}

function SetupRow({ problems, onRemove, children }: SetupRowProps) {
  const t = useTexts(texts);
  const id = useId();
  return (
    <div>
      <div className={styles.row}>
        {children(id, problems.length > 0)}
        <Button
          look="quiet"
          size="large"
          icon={<X size={15} aria-hidden="true" />}
          aria-label={t('remove')}
          onClick={onRemove}
        />
      </div>
      {problems.length > 0 && (
        <p id={`${id}-problem`} className={styles.problem}>
          {problems.join(' ')}
        </p>
      )}
    </div>
  );
}

function AddRow({ onClick }: { readonly onClick: () => void }) {
  const t = useTexts(texts);
  return (
    <Button
      look="quiet"
      className={styles.add}
      icon={<Plus size={15} aria-hidden="true" />}
      onClick={onClick}
    >
      {t('add')}
    </Button>
  );
}
