import type { ButtonHTMLAttributes, ReactNode } from 'react';
import styles from './button.module.css';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `primary` is the one decision of a place; `quiet` has no border; `danger` destroys. */
  readonly look?: 'plain' | 'primary' | 'quiet' | 'danger';
  readonly size?: 'small' | 'large';
  readonly icon?: ReactNode;
  /** The key that does the same, shown in the button. */
  readonly shortcut?: string;
  readonly busy?: boolean;
}

export function Button({
  look = 'plain',
  size = 'small',
  icon,
  shortcut,
  busy = false,
  children,
  className,
  ...rest
}: ButtonProps) {
  const classes = [styles.button, styles[look], styles[size], children ? '' : styles.iconOnly, className];
  return (
    <button
      type="button"
      {...rest}
      className={classes.filter(Boolean).join(' ')}
      aria-busy={busy || undefined}
      disabled={rest.disabled || busy}
    >
      {icon}
      {children}
      {shortcut && <kbd aria-hidden="true">{shortcut}</kbd>}
    </button>
  );
}
