import { useEffect } from 'react';
import { useModel } from './model.tsx';

/** Names the window after what it shows: `Moby-Dick · City Library`. */
export function usePageTitle(title: string | undefined): void {
  const { company } = useModel();
  useWindowTitle([title, company].filter(Boolean).join(' · '));
}

/** The same where the Model is not there yet. */
export function useWindowTitle(title: string): void {
  useEffect(() => {
    document.title = title || 'Kehu';
  }, [title]);
}
