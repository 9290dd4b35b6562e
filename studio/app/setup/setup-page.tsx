import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { request } from '../../api/client.ts';
import { Problem } from '../../api/problem.ts';
import { defineTexts, useLanguage, useTexts } from '../../language/language.tsx';
import { Button } from '../../ui/button.tsx';
import { InvitationLinks, INVITATIONS } from './invitation-links.tsx';
import { employeesOf, setupRequest, useSetupDraft } from './setup-draft.ts';
import { AdminStep, CompanyStep, DepartmentsStep, EmployeesStep } from './setup-steps.tsx';
import styles from './setup.module.css';

const texts = defineTexts({
  welcome: { 'zh-CN': '欢迎使用客户', en: 'Welcome to Kehu' },
  company: { 'zh-CN': '公司', en: 'Company' },
  admin: { 'zh-CN': '管理员', en: 'Administrator' },
  departments: { 'zh-CN': '部门', en: 'Departments' },
  employees: { 'zh-CN': '员工', en: 'Employees' },
  back: { 'zh-CN': '上一步', en: 'Back' },
  next: { 'zh-CN': '下一步', en: 'Next' },
  finish: { 'zh-CN': '完成设置', en: 'Finish' },
  progress: { 'zh-CN': '第 {n} 步,共 {all} 步', en: 'Step {n} of {all}' },
  other: { 'zh-CN': 'English', en: '中文' },
});

const STEPS = ['company', 'admin', 'departments', 'employees'] as const;

/** The first start: company, administrator, departments, employees with invitation links that need no mail server. */
export function SetupPage() {
  const t = useTexts(texts);
  const client = useQueryClient();
  const { language, setLanguage } = useLanguage();
  const [draft, change, forget] = useSetupDraft();
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState(false);
  const last = draft.step === STEPS.length - 1;
  const step = draft.step > 1 && password === '' && !done ? 1 : draft.step;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!last || step !== draft.step) return change({ step: step + 1 });
    setBusy(true);
    try {
      await request('POST', '/api/setup', { body: setupRequest(draft, password) });
      await request('POST', '/api/auth/login', { body: { username: draft.adminUsername, password } });
      setProblem(undefined);
      if (employeesOf(draft).length > 0) setDone(true);
      else enter();
    } catch (error) {
      if (error instanceof Problem) setProblem(error);
      if (error instanceof Problem) change({ step: stepOf(error) });
    } finally {
      setBusy(false);
    }
  }

  function enter() {
    forget();
    history.replaceState(null, '', '/');
    // The links stay as they were shown: made anew, those already sent would lead nowhere.
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== INVITATIONS });
  }

  if (done)
    return <InvitationLinks usernames={employeesOf(draft).map((one) => one.username)} onDone={enter} />;
  const shared = { draft, change, issues: problem?.issues ?? [] };
  return (
    <main className={styles.ground}>
      <form className={styles.card} onSubmit={submit}>
        <header className={styles.head}>
          <h1>{t('welcome')}</h1>
          <Button look="quiet" onClick={() => setLanguage(language === 'en' ? 'zh-CN' : 'en')}>
            {t('other')}
          </Button>
        </header>
        <ol className={styles.steps} aria-label={t('progress', { n: step + 1, all: STEPS.length })}>
          {STEPS.map((name, index) => (
            <li key={name} aria-current={index === step ? 'step' : undefined}>
              {t(name)}
            </li>
          ))}
        </ol>
        {step === 0 && <CompanyStep {...shared} />}
        {step === 1 && <AdminStep {...shared} password={password} setPassword={setPassword} />}
        {step === 2 && <DepartmentsStep {...shared} />}
        {step === 3 && <EmployeesStep {...shared} />}
        {problem && (
          <p role="alert" className={styles.refusal}>
            {[problem.message, ...problem.issues.map((issue) => issue.message)].join(' ')}
          </p>
        )}
        <footer className={styles.foot}>
          {step > 0 && (
            <Button size="large" onClick={() => change({ step: step - 1 })}>
              {t('back')}
            </Button>
          )}
          <Button type="submit" size="large" look="primary" busy={busy}>
            {t(last && step === draft.step ? 'finish' : 'next')}
          </Button>
        </footer>
      </form>
    </main>
  );
}

/** The step whose input the server refused. */
function stepOf(problem: Problem): number {
  const place = problem.issues[0]?.path.split('.')[0];
  const index = STEPS.findIndex((name) => name === place);
  return index < 0 ? STEPS.length - 1 : index;
}
