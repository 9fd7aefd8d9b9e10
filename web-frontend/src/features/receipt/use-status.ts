import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Chat, Message } from '@verbatim/sdk';
import { fetchStatus, type StatusReport } from './calls';
import { progressOf } from './recipients';

/** How long marks gather before the times are asked for again, in milliseconds: a whole group may read at once. */
const GATHERING = 700;

/** A report of how far a message has come, asked for anew when marks have passed it since. */
export function useStatus(chat: Chat, message: Message): UseQueryResult<StatusReport> {
  const position = useRef(chat.position);
  const query = useQuery({
    queryKey: ['status', message.id],
    queryFn: () => fetchStatus(message, position.current),
    staleTime: 0,
    gcTime: 0,
  });
  const { refetch } = query;
  const progress = progressOf(chat, message);
  const asked = useRef(progress);
  useEffect(() => {
    position.current = chat.position;
  });
  useEffect(() => {
    if (asked.current === progress) return undefined;
    const timer = setTimeout(() => {
      asked.current = progress;
      void refetch();
    }, GATHERING);
    return () => clearTimeout(timer);
  }, [progress, refetch]);
  return query;
}
