import { createContext, use, useCallback, useMemo, useState, type ReactNode } from 'react';

export interface OperationMessage {
  readonly id: number;
  readonly at: Date;
  readonly kind: 'success' | 'failure' | 'info';
  readonly text: string;
  /** Takes the operation back, or leads to the reason. */
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
}

interface Messages {
  readonly history: readonly OperationMessage[];
  readonly say: (message: Omit<OperationMessage, 'id' | 'at'>) => void;
}

const KEPT = 200;
const MessagesContext = createContext<Messages | undefined>(undefined);

/** Keeps what every operation said, newest first; the strip at the foot of each screen shows it. */
export function MessagesProvider({ children }: { readonly children: ReactNode }) {
  const [history, setHistory] = useState<readonly OperationMessage[]>([]);
  const say = useCallback<Messages['say']>((message) => {
    setHistory((earlier) =>
      [{ ...message, id: (earlier[0]?.id ?? 0) + 1, at: new Date() }, ...earlier].slice(0, KEPT),
    );
  }, []);
  const messages = useMemo(() => ({ history, say }), [history, say]);
  return <MessagesContext value={messages}>{children}</MessagesContext>;
}

export function useMessages(): Messages {
  const messages = use(MessagesContext);
  if (!messages) throw new Error('useMessages stands outside MessagesProvider');
  return messages;
}
