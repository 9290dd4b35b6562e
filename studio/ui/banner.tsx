import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './banner.module.css';

interface BannerProps {
  /** `loud`: nobody may overlook it. */
  readonly look: 'accent' | 'warn' | 'loud';
  /** `alert` interrupts who listens, `status` waits. */
  readonly role: 'alert' | 'status';
  readonly icon: LucideIcon;
  readonly text: string;
  /** Buttons at the end. */
  readonly children: ReactNode;
}

/** A line over the page about all of it, with what can be done. */
export function Banner({ look, role, icon: Icon, text, children }: BannerProps) {
  return (
    <div role={role} className={`${styles.banner} ${styles[look]}`}>
      <Icon size={16} strokeWidth={1.6} aria-hidden="true" />
      <span>{text}</span>
      {children}
    </div>
  );
}
