import type { ReactNode } from 'react';
import styles from './tag.module.css';

/** Meanings a colour stands for; metadata's colour names are mapped onto them. */
export type Tone = 'accent' | 'ok' | 'warn' | 'bad' | 'mute';

const TONES: Readonly<Record<string, Tone>> = {
  blue: 'accent',
  cyan: 'accent',
  purple: 'accent',
  green: 'ok',
  lime: 'ok',
  yellow: 'warn',
  orange: 'warn',
  red: 'bad',
  magenta: 'bad',
  grey: 'mute',
};

export function toneOf(colour: string | undefined): Tone {
  return (colour && TONES[colour]) || 'mute';
}

export function Tag({
  tone = 'mute',
  outlined = false,
  children,
}: {
  readonly tone?: Tone;
  readonly outlined?: boolean;
  readonly children: ReactNode;
}) {
  return <span className={`${styles.tag} ${outlined ? styles.outlined : styles[tone]}`}>{children}</span>;
}

export function Dot({ tone = 'mute' }: { readonly tone?: Tone }) {
  return <i aria-hidden="true" className={`${styles.dot} ${styles[`${tone}Dot`]}`} />;
}
