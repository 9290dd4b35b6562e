import { DESK, PHONE, type VisitOptions } from './studio.ts';

/** One way to look at a screen. */
export interface Variation extends VisitOptions {
  readonly name: string;
  readonly language: 'zh-CN' | 'en';
  readonly appearance: 'light' | 'dark';
}

const ALL: readonly Variation[] = (['zh-CN', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((appearance) =>
    [DESK, PHONE].map((size) => ({
      name: `${size === PHONE ? 'phone' : 'desk'}-${language}-${appearance}`,
      language,
      appearance,
      size,
    })),
  ),
);

/** Together these show every pair of language, appearance and width. */
const PAIRS = ['desk-zh-CN-light', 'desk-en-dark', 'phone-zh-CN-dark', 'phone-en-light'];

/** The ways to look at a screen: each pair once, in a full run every combination. */
export const VARIATIONS = process.env['TEST_FULL'] ? ALL : ALL.filter(({ name }) => PAIRS.includes(name));

export function isPhone({ size }: VisitOptions): boolean {
  return size === PHONE;
}
