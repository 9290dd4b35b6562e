import { defineTexts, useTexts } from '../../language/language.tsx';
import { usePageTitle } from '../../model/page-title.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { PluginPanels } from '../panels/plugin-panels.tsx';
import { useSignedInUser } from '../session/session.tsx';
import { ApiKeys } from './api-keys.tsx';
import { PasswordForm } from './password-form.tsx';
import { Preferences } from './preferences.tsx';
import { SecondFactor } from './second-factor.tsx';
import { SessionsList } from './sessions-list.tsx';
import styles from './profile.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '个人设置', en: 'Profile' },
});

/** The signed-in person's own things: language, appearance, password, where one is signed in. */
export function ProfilePage() {
  const t = useTexts(texts);
  const user = useSignedInUser();
  usePageTitle(t('title'));
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t('title')}</h1>
      </header>
      <div className={styles.body}>
        <p className={styles.who}>
          <Avatar name={user.name} large />
          <b>{user.name}</b> <span>{user.username}</span>
        </p>
        <Preferences />
        <PasswordForm />
        <SecondFactor />
        <SessionsList />
        <ApiKeys />
        <PluginPanels place="profile" />
      </div>
    </div>
  );
}
