import { useMutation } from '@tanstack/react-query';
import { Segmented, Select } from 'antd';
import { defineTexts, useLanguage, useTexts, type Language } from '../../language/language.tsx';
import { useAppearance, type AppearanceChoice } from '../../ui/appearance.tsx';
import { useMessages } from '../messages/messages.tsx';
import { useChangeOwnAccount, useSignedInUser } from '../session/session.tsx';
import styles from './profile.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '偏好', en: 'Preferences' },
  language: { 'zh-CN': '语言', en: 'Language' },
  appearance: { 'zh-CN': '外观', en: 'Appearance' },
  timeZone: { 'zh-CN': '时区', en: 'Time zone' },
  organisation: { 'zh-CN': '与公司相同', en: 'As the company' },
  light: { 'zh-CN': '浅色', en: 'Light' },
  dark: { 'zh-CN': '深色', en: 'Dark' },
  system: { 'zh-CN': '跟随系统', en: 'As the system' },
  saved: { 'zh-CN': '偏好已保存', en: 'Preferences saved' },
});

const LANGUAGES = [
  { value: 'zh-CN', label: '中文' },
  { value: 'en', label: 'English' },
] as const;

export function Preferences() {
  const t = useTexts(texts);
  const user = useSignedInUser();
  const { language, setLanguage } = useLanguage();
  const { choice, choose } = useAppearance();
  const { say } = useMessages();
  const save = useMutation({
    mutationFn: useChangeOwnAccount(),
    onSuccess: () => say({ kind: 'success', text: t('saved') }),
    onError: (error) => say({ kind: 'failure', text: error.message }),
  });
  const zones = Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: zone }));

  function speak(next: Language) {
    setLanguage(next);
    save.mutate({ locale: next });
  }

  return (
    <section className={styles.section} aria-labelledby="preferences">
      <h2 id="preferences">{t('title')}</h2>
      <div className={styles.line}>
        <span id="profile-language">{t('language')}</span>
        <Segmented
          aria-labelledby="profile-language"
          value={language}
          options={[...LANGUAGES]}
          onChange={speak}
        />
      </div>
      <div className={styles.line}>
        <span id="profile-appearance">{t('appearance')}</span>
        <Segmented<AppearanceChoice>
          aria-labelledby="profile-appearance"
          value={choice}
          options={(['light', 'dark', 'system'] as const).map((one) => ({ value: one, label: t(one) }))}
          onChange={choose}
        />
      </div>
      <div className={styles.line}>
        <label htmlFor="profile-zone">{t('timeZone')}</label>
        <Select
          id="profile-zone"
          showSearch
          allowClear
          placeholder={t('organisation')}
          defaultValue={user.timeZone ?? undefined}
          options={zones}
          onChange={(zone: string | undefined) => save.mutate({ timeZone: zone ?? null })}
          style={{ width: 240 }}
        />
      </div>
    </section>
  );
}
