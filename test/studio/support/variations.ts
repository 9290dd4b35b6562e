import { DESK, PHONE, type VisitOptions } from './studio.ts';

/** One way to look at a screen. */
export interface Variation extends VisitOptions {
  readonly name: string;
  readonly language: 'zh-CN' | 'en';
  readonly appearance: 'light' | 'dark';
}

/** Together these show every language, appearance and width. */
const EVERY_DAY = new Set(['desk-zh-CN-light', 'phone-en-dark']);

/** The ways to look at a screen of one width: one of them every day, in a full run every combination. */
export function variationsOf(width: 'desk' | 'phone'): readonly Variation[] {
  const size = width === 'desk' ? DESK : PHONE;
  const all = (['zh-CN', 'en'] as const).flatMap((language) =>
    (['light', 'dark'] as const).map((appearance) => {
      return { name: `${width}-${language}-${appearance}`, language, appearance, size };
    }),
  );
  return process.env['TEST_FULL'] ? all : all.filter(({ name }) => EVERY_DAY.has(name));
}

/**
 * The screens to look at in a variation: all of them in a full run. Else every second one on a desk and the others on a
 * phone.
 */
export function dueIn<T>(screens: readonly T[], variation: VisitOptions): readonly T[] {
  const first = Number(isPhone(variation));
  return process.env['TEST_FULL'] ? screens : screens.filter((_, at) => at % 2 === first);
}

export function isPhone({ size }: VisitOptions): boolean {
  return size === PHONE;
}
