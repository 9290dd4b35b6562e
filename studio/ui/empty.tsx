import type { ReactNode } from 'react';
import styles from './empty.module.css';

/** Nothing to show, no right, or an error: one sentence, why, and the next step. */
export function Empty({
  icon,
  title,
  detail,
  action,
}: {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly detail?: string | undefined;
  readonly action?: ReactNode;
}) {
  return (
    <div className={styles.empty} role="status">
      {icon && <div className={styles.icon}>{icon}</div>}
      <p className={styles.title}>{title}</p>
      {detail && <p className={styles.detail}>{detail}</p>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}
