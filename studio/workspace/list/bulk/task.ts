import { useCallback, useMemo, useRef, useState } from 'react';
import type { BulkRun } from './bulk-writes.ts';
import type { Progress } from './run-chunks.ts';

/** Long work under way: what it is, how far it is, how to stop it. */
export interface Task {
  readonly text: string;
  readonly progress: Progress | undefined;
  readonly cancel: () => void;
}

export interface Tasks {
  readonly task: Task | undefined;
  /** Runs work while the screen shows its progress. */
  readonly run: <T>(text: string, work: (run: BulkRun) => Promise<T>) => Promise<T>;
}

export function useTasks(): Tasks {
  const [shown, setShown] = useState<Omit<Task, 'cancel'>>();
  const stop = useRef(new AbortController());
  const run = useCallback(async <T>(text: string, work: (run: BulkRun) => Promise<T>): Promise<T> => {
    stop.current = new AbortController();
    setShown({ text, progress: undefined });
    try {
      const { signal } = stop.current;
      return await work({ signal, onProgress: (progress) => setShown({ text, progress }) });
    } finally {
      setShown(undefined);
    }
  }, []);
  return useMemo(
    () => ({ task: shown && { ...shown, cancel: () => stop.current.abort() }, run }),
    [shown, run],
  );
}
