import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import {
  nextExpiry,
  storeHistory,
  storedHistory,
  withMessage,
  withoutAction,
  withoutExpired,
  type History,
  type OperationMessage,
} from './message-history.ts';

interface Messages {
  readonly history: History;
  readonly say: (message: Omit<OperationMessage, 'id' | 'at'>) => void;
  /** Runs the action of a message, which is then offered no more. */
  readonly act: (message: OperationMessage) => void;
  readonly forget: () => void;
}

const MessagesContext = createContext<Messages | undefined>(undefined);

/** Keeps what every operation said, newest first; the strip at the foot of each screen shows it. */
export function MessagesProvider({ children }: { readonly children: ReactNode }) {
  const [history, setHistory] = useState<History>(storedHistory);
  useEffect(() => storeHistory(history), [history]);
  useEffect(() => {
    const wait = nextExpiry(history, new Date());
    if (wait === undefined) return;
    const timer = setTimeout(() => setHistory((earlier) => withoutExpired(earlier, new Date())), wait);
    return () => clearTimeout(timer);
  }, [history]);
  const say = useCallback<Messages['say']>(
    (message) => setHistory((earlier) => withMessage(earlier, message, new Date())),
    [],
  );
  const act = useCallback<Messages['act']>(({ id, action }) => {
    setHistory((earlier) => withoutAction(earlier, id));
    action?.run();
  }, []);
  const forget = useCallback(() => setHistory([]), []);
  const messages = useMemo(() => ({ history, say, act, forget }), [history, say, act, forget]);
  return <MessagesContext value={messages}>{children}</MessagesContext>;
}

export function useMessages(): Messages {
  const messages = use(MessagesContext);
  if (!messages) throw new Error('useMessages stands outside MessagesProvider');
  return messages;
}
