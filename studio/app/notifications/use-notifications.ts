import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { countUnseen, listNotifications, markNotificationsSeen } from '../../api/notifications.ts';

const UNSEEN = ['notifications', 'unseen'];
const LIST = ['notifications', 'list'];
const PAGE = 30;
const EVERY_MS = 60_000;

/** How many the reader has not seen: asked every minute while the window shows, and when it comes back. */
export function useUnseenCount(): number {
  const unseen = useQuery({
    queryKey: UNSEEN,
    queryFn: ({ signal }) => countUnseen(signal),
    refetchInterval: EVERY_MS,
    refetchOnWindowFocus: true,
  });
  return unseen.data ?? 0;
}

/**
 * The notifications, the latest first. Whoever looks has seen them, so that the count goes; the marks of what is
 * new stay until they are read again.
 */
export function useSeenNotifications() {
  const client = useQueryClient();
  const list = useInfiniteQuery({
    queryKey: LIST,
    staleTime: 0,
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => listNotifications({ limit: PAGE, cursor: pageParam }, signal),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const [first] = list.data?.pages ?? [];
  const until = first && first.unseen > 0 ? first.items[0]?.id : undefined;
  useEffect(() => {
    if (until === undefined) return;
    // What fails stays unseen, and is marked when the list is opened again.
    void markNotificationsSeen(until).then(
      (left) => client.setQueryData(UNSEEN, left),
      () => undefined,
    );
  }, [client, until]);
  return list;
}
