import { useEffect, type RefObject } from 'react';

/** Gives the keyboard to the first field somebody can type into. */
export function FirstInput({ place }: { readonly place: RefObject<HTMLElement | null> }) {
  useEffect(() => {
    const input = place.current?.querySelector<HTMLElement>(
      '[data-field][data-editable] input:not([disabled]):not([readonly]), [data-field][data-editable] textarea',
    );
    input?.focus({ preventScroll: true });
  }, [place]);
  return null;
}
