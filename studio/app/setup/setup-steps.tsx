import { Input, Segmented, Select } from 'antd';
import type { ProblemIssue } from '../../api/problem.ts';
import { defineTexts, useLanguage, useTexts, type Language } from '../../language/language.tsx';
import type { SetupDraft } from './setup-draft.ts';
import { SetupField } from './setup-field.tsx';

const texts = defineTexts({
  language: { 'zh-CN': '语言 Language', en: 'Language 语言' },
  company: { 'zh-CN': '公司名称', en: 'Company name' },
  currency: { 'zh-CN': '本位币', en: 'Base currency' },
  currencyHint: {
    'zh-CN': '各种货币的金额都折算成它来合计，有了业务数据后不应再改',
    en: 'Amounts in any currency add up in this one; do not change it once there is data',
  },
  zone: { 'zh-CN': '时区', en: 'Time zone' },
  token: { 'zh-CN': '设置口令', en: 'Set-up token' },
  tokenHint: { 'zh-CN': '启动时显示在服务器上', en: 'The server printed it when it started' },
  name: { 'zh-CN': '你的姓名', en: 'Your name' },
  username: { 'zh-CN': '用户名', en: 'Username' },
  usernameHint: {
    'zh-CN': '登录用；字母、数字和 . _ - @ +',
    en: 'For signing in; letters, digits and . _ - @ +',
  },
  password: { 'zh-CN': '密码', en: 'Password' },
  passwordHint: { 'zh-CN': '至少 8 位，不要用常见的密码', en: '8 characters or more, and not a common one' },
  passwordAgain: {
    'zh-CN': '密码不会保存在浏览器里，请再输入一次',
    en: 'The browser does not keep the password; enter it once more',
  },
});

export interface StepProps {
  readonly draft: SetupDraft;
  readonly change: (change: Partial<SetupDraft>) => void;
  readonly issues: readonly ProblemIssue[];
}

const LANGUAGES = [
  { value: 'zh-CN', label: '中文' },
  { value: 'en', label: 'English' },
] as const;
const CURRENCIES = ['CNY', 'USD', 'EUR', 'HKD', 'JPY', 'GBP', 'TWD', 'SGD'];
const ZONES = Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: zone }));

interface CompanyStepProps extends StepProps {
  /** Undefined where none is asked for. */
  readonly token: string | undefined;
  readonly setToken: (token: string) => void;
}

export function CompanyStep({ draft, change, issues, token, setToken }: CompanyStepProps) {
  const t = useTexts(texts);
  const { language, setLanguage } = useLanguage();
  const names = new Intl.DisplayNames(language, { type: 'currency' });
  const currencies = CURRENCIES.map((code) => ({ value: code, label: `${code} ${names.of(code)}` }));
  return (
    <>
      <SetupField label={t('language')} path="company.locale" issues={issues}>
        {({ id }) => (
          <Segmented<Language>
            id={id}
            block
            size="large"
            value={language}
            options={[...LANGUAGES]}
            onChange={setLanguage}
          />
        )}
      </SetupField>
      <SetupField label={t('company')} required path="company.name" issues={issues}>
        {(ties) => (
          <Input
            {...ties}
            size="large"
            value={draft.company}
            onChange={(event) => change({ company: event.target.value })}
            autoComplete="organization"
            maxLength={200}
            required
            autoFocus
          />
        )}
      </SetupField>
      <SetupField label={t('currency')} hint={t('currencyHint')} path="company.baseCurrency" issues={issues}>
        {(ties) => (
          <Select
            {...ties}
            size="large"
            value={draft.baseCurrency}
            options={currencies}
            onChange={(baseCurrency: string) => change({ baseCurrency })}
          />
        )}
      </SetupField>
      <SetupField label={t('zone')} path="company.timeZone" issues={issues}>
        {(ties) => (
          <Select
            {...ties}
            size="large"
            showSearch
            value={draft.timeZone}
            options={ZONES}
            onChange={(timeZone: string) => change({ timeZone })}
          />
        )}
      </SetupField>
      {token !== undefined && (
        <SetupField label={t('token')} hint={t('tokenHint')} required path="token" issues={issues}>
          {(ties) => (
            <Input
              {...ties}
              size="large"
              value={token}
              onChange={(event) => setToken(event.target.value.trim())}
              autoComplete="off"
              required
            />
          )}
        </SetupField>
      )}
    </>
  );
}

interface AdminStepProps extends StepProps {
  readonly password: string;
  readonly setPassword: (password: string) => void;
  /** Whoever reloaded is asked again, because no browser keeps the password. */
  readonly again: boolean;
}

export function AdminStep({ draft, change, issues, password, setPassword, again }: AdminStepProps) {
  const t = useTexts(texts);
  return (
    <>
      <SetupField label={t('name')} path="admin.name" issues={issues}>
        {(ties) => (
          <Input
            {...ties}
            size="large"
            value={draft.adminName}
            onChange={(event) => change({ adminName: event.target.value })}
            autoComplete="name"
            maxLength={120}
            autoFocus={!again}
          />
        )}
      </SetupField>
      <SetupField
        label={t('username')}
        hint={t('usernameHint')}
        required
        path="admin.username"
        issues={issues}
      >
        {(ties) => (
          <Input
            {...ties}
            size="large"
            value={draft.adminUsername}
            onChange={(event) => change({ adminUsername: event.target.value })}
            autoComplete="username"
            autoCapitalize="none"
            maxLength={64}
            required
          />
        )}
      </SetupField>
      <SetupField
        label={t('password')}
        hint={t(again ? 'passwordAgain' : 'passwordHint')}
        required
        path="admin.password"
        issues={issues}
      >
        {(ties) => (
          <Input.Password
            {...ties}
            size="large"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            autoComplete="new-password"
            minLength={8}
            required
            autoFocus={again}
          />
        )}
      </SetupField>
    </>
  );
}
