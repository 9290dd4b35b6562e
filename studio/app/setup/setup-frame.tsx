import type { ReactNode } from 'react';
import { defineTexts, useTexts } from '../../language/language.tsx';
import styles from './setup.module.css';

const texts = defineTexts({
  welcome: { 'zh-CN': '欢迎使用 Kehu', en: 'Welcome to Kehu' },
  company: { 'zh-CN': '公司', en: 'Company' },
  admin: { 'zh-CN': '管理员', en: 'Administrator' },
  departments: { 'zh-CN': '部门', en: 'Departments' },
  employees: { 'zh-CN': '员工', en: 'Employees' },
  ready: { 'zh-CN': '就绪', en: 'Ready' },
  progress: { 'zh-CN': '第 {n} 步，共 {all} 步', en: 'Step {n} of {all}' },
});

const STEPS = ['company', 'admin', 'departments', 'employees', 'ready'] as const;

/** The card of the wizard, with where one is. */
export function SetupFrame({ step, children }: { readonly step: number; readonly children: ReactNode }) {
  const t = useTexts(texts);
  return (
    <main className={styles.ground}>
      <div className={styles.card}>
        <header className={styles.head}>
          <img src="/icon.svg" alt="" width={28} height={28} />
          <h1>{t('welcome')}</h1>
          <span>{t('progress', { n: step + 1, all: STEPS.length })}</span>
        </header>
        <ol className={styles.steps}>
          {STEPS.map((name, index) => (
            <li
              key={name}
              aria-current={index === step ? 'step' : undefined}
              data-done={index < step || undefined}
            >
              {t(name)}
            </li>
          ))}
        </ol>
        {children}
      </div>
    </main>
  );
}
