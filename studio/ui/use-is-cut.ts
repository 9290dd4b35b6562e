import { useEffect, useState, type RefObject } from 'react';

/** Whether what is in a row has no room in it; what is current in it is brought into sight. */
export function useIsCut(row: RefObject<HTMLElement | null>): boolean {
  const [isCut, setCut] = useState(false);
  useEffect(() => {
    const element = row.current;
    if (!element) return undefined;
    const measure = () => setCut(element.scrollWidth > element.clientWidth + 1);
    const sizes = new ResizeObserver(measure);
    const contents = new MutationObserver(measure);
    sizes.observe(element);
    contents.observe(element, { childList: true });
    element.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    return () => {
      sizes.disconnect();
      contents.disconnect();
    };
  }, [row]);
  return isCut;
}
