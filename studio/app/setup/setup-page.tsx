import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type FormEvent } from 'react';
import { request } from '../../api/client.ts';
import { Problem } from '../../api/problem.ts';
import { defineTexts, useLanguage, useTexts } from '../../language/language.tsx';
import { useWindowTitle } from '../../model/page-title.ts';
import { Button } from '../../ui/button.tsx';
import { beginFinishing, setupRequest, tidied, useSetupDraft } from './setup-draft.ts';
import { SetupFrame } from './setup-frame.tsx';
import { AdminStep, CompanyStep } from './setup-steps.tsx';
import { DepartmentsStep, EmployeesStep } from './staff-steps.tsx';
import styles from './setup.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '开始使用', en: 'Getting started' },
  back: { 'zh-CN': '上一步', en: 'Back' },
  next: { 'zh-CN': '下一步', en: 'Next' },
  finish: { 'zh-CN': '完成设置', en: 'Finish' },
});

const PLACES = ['company', 'admin', 'departments', 'employees'] as const;
const ADMIN = 1;
const LAST = PLACES.length - 1;

interface SetupPageProps {
  readonly tokenNeeded: boolean;
  /** The records are made, and the administrator is signed in. */
  readonly onDone: () => void;
}

/** The first start: language, company, administrator, departments, employees. */
export function SetupPage({ tokenNeeded, onDone }: SetupPageProps) {
  const t = useTexts(texts);
  const client = useQueryClient();
  const { language } = useLanguage();
  const [draft, change] = useSetupDraft();
  const [token, setToken] = useState(() => new URLSearchParams(location.search).get('token') ?? '');
  const [password, setPassword] = useState('');
  const [isKnown, setKnown] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const again = draft.step > ADMIN && !isKnown;
  const step = again ? ADMIN : draft.step;
  const isLast = draft.step === LAST && !again;
  useWindowTitle(`${t('title')} · Kehu`);
  useFocusOnProblem(problem);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (step === ADMIN) setKnown(true);
    if (again) return;
    if (isLast) void finish();
    else change({ ...tidied(draft), ...refilled(draft, step + 1), step: step + 1 });
  }

  async function finish() {
    const ready = tidied(draft);
    change(ready);
    setBusy(true);
    setProblem(undefined);
    try {
      await request('POST', '/api/setup', { body: setupRequest(ready, { password, token, language }) });
      beginFinishing(ready.employees.map(({ username }) => username));
      onDone();
      await client.invalidateQueries();
    } catch (error) {
      setBusy(false);
      if (!(error instanceof Problem)) throw error;
      setProblem(error);
      change({ step: stepOf(error) });
    }
  }

  const shared = { draft, change, issues: problem?.issues ?? [] };
  return (
    <SetupFrame step={step}>
      <form className={styles.form} onSubmit={submit}>
        {problem && (
          <p role="alert" className={styles.refusal}>
            {problem.message}
          </p>
        )}
        {step === 0 && (
          <CompanyStep {...shared} token={tokenNeeded ? token : undefined} setToken={setToken} />
        )}
        {step === ADMIN && (
          <AdminStep {...shared} password={password} setPassword={setPassword} again={again} />
        )}
        {step === 2 && <DepartmentsStep {...shared} />}
        {step === LAST && <EmployeesStep {...shared} />}
        <footer className={styles.foot}>
          {step > 0 && !again && (
            <Button size="large" onClick={() => change({ ...refilled(draft, step - 1), step: step - 1 })}>
              {t('back')}
            </Button>
          )}
          <Button type="submit" size="large" look="primary" busy={busy}>
            {t(isLast ? 'finish' : 'next')}
          </Button>
        </footer>
      </form>
    </SetupFrame>
  );
}

/** A step of rows opens with at least one to type into. */
function refilled(
  draft: ReturnType<typeof tidied>,
  step: number,
): Partial<Pick<typeof draft, 'departments' | 'employees'>> {
  const { departments, employees } = tidied(draft);
  const isEmpty = step === 2 ? departments.length === 0 : employees.length === 0;
  if (step === 2 && isEmpty) return { departments: ['', ''] };
  if (step === LAST && isEmpty) {
    const none = { name: '', username: '', department: '' };
    return { employees: [none, none] };
  }
  return {};
}

/** The step whose input the server refused; a wrong token stands with the company. */
function stepOf({ issues, status }: Problem): number {
  const place = issues[0]?.path.split('.')[0];
  const index = PLACES.findIndex((name) => name === place);
  if (index >= 0) return index;
  return place === 'token' || status === 403 ? 0 : LAST;
}

/** The keyboard goes to the first input the server refused. */
function useFocusOnProblem(problem: Problem | undefined): void {
  useEffect(() => {
    if (problem) document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problem]);
}
