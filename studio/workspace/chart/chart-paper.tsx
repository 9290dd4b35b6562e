import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import sheet from '../list/print/print-sheet.module.css';
import styles from './chart.module.css';

/** The chart on paper, as wide as the page. */
export function ChartPaper({ svg, onDone }: { readonly svg: string; readonly onDone: () => void }) {
  const paper = useRef<HTMLElement>(null);
  useEffect(() => {
    const drawn = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
    paper.current?.replaceChildren(document.importNode(drawn, true));
    document.body.dataset['print'] = 'sheet';
    window.addEventListener('afterprint', onDone, { once: true });
    window.print();
    return () => {
      delete document.body.dataset['print'];
      window.removeEventListener('afterprint', onDone);
    };
    // Printed once for each time somebody asks, whatever is drawn anew meanwhile.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  return createPortal(<article ref={paper} className={`${sheet.sheet} ${styles.paper}`} />, document.body);
}
