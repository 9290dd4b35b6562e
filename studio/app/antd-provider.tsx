import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useEffect, useMemo, type ReactNode } from 'react';
import { useLanguage } from '../language/language.tsx';
import { antdTheme } from '../ui/antd-theme.ts';
import { useAppearance } from '../ui/appearance.tsx';
import { nameChoiceLists } from '../ui/name-choice-lists.ts';
import { giveStylesTheNonce, styleNonce } from '../ui/style-nonce.ts';

giveStylesTheNonce();

/** Ant Design in the reader's language and appearance. */
export function AntdProvider({ children }: { readonly children: ReactNode }) {
  const { language } = useLanguage();
  const { appearance } = useAppearance();
  const theme = useMemo(() => antdTheme(appearance), [appearance]);
  useEffect(nameChoiceLists, []);
  useEffect(() => {
    dayjs.locale(language === 'en' ? 'en' : 'zh-cn');
  }, [language]);
  return (
    <ConfigProvider
      locale={language === 'en' ? enUS : zhCN}
      theme={theme}
      csp={{ nonce: styleNonce }}
      button={{ autoInsertSpace: false }}
    >
      <App component={false}>{children}</App>
    </ConfigProvider>
  );
}
