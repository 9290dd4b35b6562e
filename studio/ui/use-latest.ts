import { useLayoutEffect, useRef, type RefObject } from 'react';

/** The value as it was drawn last, for event handlers that must stay the same function. */
export function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  });
  return latest;
}
