import { useEffect, useState, type RefObject } from 'react';

/**
 * Whether what is in a row has no room in it; what is current in it is brought into sight.
 *
 * @param contents changes when other things are in the row
 */
export function useIsCut(row: RefObject<HTMLElement | null>, contents: unknown): boolean {
  const [isCut, setCut] = useState(false);
  useEffect(() => {
    const element = row.current;
    if (!element) return undefined;
    const measure = () => setCut(element.scrollWidth > element.clientWidth + 1);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    return () => observer.disconnect();
  }, [row, contents]);
  return isCut;
}
