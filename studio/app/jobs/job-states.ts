import type { JobState } from '../../api/jobs.ts';
import { defineTexts } from '../../language/language.tsx';
import type { Tone } from '../../ui/tag.tsx';

export const JOB_STATES: readonly JobState[] = ['running', 'queued', 'failed', 'done', 'cancelled'];

export const STATE_NAMES = defineTexts({
  running: { 'zh-CN': '进行中', en: 'Running' },
  queued: { 'zh-CN': '等待', en: 'Waiting' },
  failed: { 'zh-CN': '失败', en: 'Failed' },
  done: { 'zh-CN': '完成', en: 'Done' },
  cancelled: { 'zh-CN': '已取消', en: 'Cancelled' },
});

export const STATE_TONES: Readonly<Record<JobState, Tone>> = {
  running: 'accent',
  queued: 'mute',
  failed: 'bad',
  done: 'ok',
  cancelled: 'mute',
};
