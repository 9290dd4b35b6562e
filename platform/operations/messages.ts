import { defineMessages } from '../kernel/text.ts';

export const messages = defineMessages({
  testClockOff: {
    'zh-CN': '测试时钟未启用；请以 KEHU_TEST_CLOCK=1 启动',
    en: 'The test clock is off; start with KEHU_TEST_CLOCK=1',
  },
  testClockWrong: {
    'zh-CN': '应为 {"now": "2026-03-11T08:00:00Z"}，或 {"now": null} 以恢复走时',
    en: 'Send {"now": "2026-03-11T08:00:00Z"}, or {"now": null} to let the clock run again',
  },
});
