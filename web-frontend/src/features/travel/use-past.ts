import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Chat } from '@verbatim/sdk';
import { fetchPastChat, fetchPastPage } from './calls';
import type { Moment } from './moment';

/** How long news of the chat gather before the past is asked for again, in milliseconds. */
const GATHERING = 1_000;

const fresh = { staleTime: 0, gcTime: 0, retry: false } as const;

/** A chat at a moment. What is deleted while somebody looks at it goes from there as well. */
export function usePast(chat: Chat, moment: Moment) {
  const past = useQuery({
    ...fresh,
    queryKey: ['past', chat.id, 'chat', moment],
    queryFn: ({ signal }) => fetchPastChat(chat.id, moment, signal),
  });
  const seq = past.data?.seq;
  const history = useInfiniteQuery({
    ...fresh,
    queryKey: ['past', chat.id, 'messages', seq],
    enabled: seq !== undefined,
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam, signal }) => fetchPastPage(chat.id, seq ?? 0, pageParam, signal),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  useNews(chat);
  return { past, history };
}

function useNews({ id, lastSeq }: Chat): void {
  const client = useQueryClient();
  const seen = useRef(lastSeq);
  useEffect(() => {
    if (seen.current === lastSeq) return undefined;
    const timer = setTimeout(() => {
      seen.current = lastSeq;
      void client.invalidateQueries({ queryKey: ['past', id, 'messages'] });
    }, GATHERING);
    return () => clearTimeout(timer);
  }, [client, id, lastSeq]);
}
