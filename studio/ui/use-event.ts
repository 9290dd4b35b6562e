import { useCallback, useLayoutEffect, useRef } from 'react';

/** A function that stays the same object and always does what it was last given: for rows that are drawn rarely. */
export function useEvent<A extends readonly unknown[], R>(handle: (...args: A) => R): (...args: A) => R {
  const latest = useRef(handle);
  useLayoutEffect(() => {
    latest.current = handle;
  });
  return useCallback((...args: A) => latest.current(...args), []);
}
