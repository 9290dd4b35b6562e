import { useState } from 'react';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { useWindowTitle } from '../../model/page-title.ts';
import { Button } from '../../ui/button.tsx';
import { DemoData } from '../packs/demo-data.tsx';
import { InvitationLinks } from './invitation-links.tsx';
import { endFinishing, invitedUsernames } from './setup-draft.ts';
import { SetupFrame } from './setup-frame.tsx';
import styles from './setup.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '就绪', en: 'Ready' },
  enter: { 'zh-CN': '进入工作台', en: 'Enter' },
  later: {
    'zh-CN': '以后在“系统管理”里还可以添加员工、生成链接和载入演示数据。',
    en: 'Later you can add people, make links and load demo data under Administration.',
  },
});

const READY = 4;

/** The end of the wizard: links for the employees, the packs, and demo data for those who want to look around. */
export function SetupReady({ onEnter }: { readonly onEnter: () => void }) {
  const t = useTexts(texts);
  const [usernames] = useState(invitedUsernames);
  useWindowTitle(`${t('title')} · Kehu`);

  function enter() {
    endFinishing();
    onEnter();
  }

  return (
    <SetupFrame step={READY}>
      {usernames.length > 0 && <InvitationLinks usernames={usernames} />}
      <DemoData />
      <footer className={styles.foot}>
        <p>{t('later')}</p>
        <Button size="large" look="primary" onClick={enter}>
          {t('enter')}
        </Button>
      </footer>
    </SetupFrame>
  );
}
