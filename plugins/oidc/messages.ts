import { defineMessages } from 'kehu/sdk';

export const messages = defineMessages({
  httpsNeeded: {
    'zh-CN': '身份提供方 {issuer} 须使用 https',
    en: 'The issuer {issuer} must be reached by https',
  },
  providerAway: {
    'zh-CN': '暂时无法连接身份提供方，请稍后再试',
    en: 'The place where you sign in cannot be reached; try again later',
  },
  signInRefused: {
    'zh-CN': '身份提供方没有确认这次登录，请重试',
    en: 'The place where you sign in did not confirm it; try again',
  },
});
