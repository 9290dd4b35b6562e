import styles from './avatar.module.css';

/** The first sign of a name on a quiet ground: the surname in Chinese, the initial elsewhere. */
export function Avatar({ name, large = false }: { readonly name: string; readonly large?: boolean }) {
  return (
    <i aria-hidden="true" className={`${styles.avatar} ${large ? styles.large : ''}`}>
      {[...name.trim()][0]?.toUpperCase() ?? '·'}
    </i>
  );
}
