import { useEffect, useState } from 'react';
import styles from './skeleton.module.css';

/** Grey rows of the true row height; nothing during the first 300 ms, so that quick answers do not flicker. */
export function SkeletonRows({ rows = 8, label }: { readonly rows?: number; readonly label: string }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" aria-label={label} className={styles.rows}>
      {late && Array.from({ length: rows }, (_, row) => <div key={row} className={styles.row} />)}
    </div>
  );
}
