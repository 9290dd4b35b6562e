import { useMemo } from 'react';
import { sanitizeHtml } from '../../platform/fields/rich-text/safe-html.ts';
import styles from './field-value.module.css';

/** HTML cleaned again before it is drawn, whatever the server kept. */
export function SafeHtml({ html }: { readonly html: string }) {
  const clean = useMemo(() => ({ __html: sanitizeHtml(html) }), [html]);
  return <div className={styles.rich} dangerouslySetInnerHTML={clean} />;
}
