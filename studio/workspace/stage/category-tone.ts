import type { StageDocument } from '../../model/process-document.ts';
import type { Tone } from '../../ui/tag.tsx';

const TONES: Readonly<Record<StageDocument['category'], Tone>> = {
  open: 'accent',
  onHold: 'warn',
  won: 'ok',
  lost: 'bad',
  invalid: 'mute',
};

/** What a category of stages looks like everywhere. */
export function categoryTone(category: StageDocument['category']): Tone {
  return TONES[category];
}
