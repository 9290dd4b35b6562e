import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** The tab of a page, kept in the address, so that back and a sent link show the same. */
export function useTabInAddress(): readonly [string | undefined, (key: string | undefined) => void] {
  const [parameters, setParameters] = useSearchParams();
  const choose = useCallback(
    (key: string | undefined) => {
      if (key !== undefined) setParameters({ tab: key }, { replace: true });
    },
    [setParameters],
  );
  return [parameters.get('tab') ?? undefined, choose];
}
