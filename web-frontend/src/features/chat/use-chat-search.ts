import { useDebouncedValue } from '@mantine/hooks';
import { skipToken, useInfiniteQuery } from '@tanstack/react-query';
import { settings } from '@/config/settings';
import { useRuntime } from '@/realtime/context';
import { useChats } from '@/realtime/queries';

interface Search {
  /** Whether more may still be found without being asked for. */
  readonly searching: boolean;
  readonly more: (() => void) | undefined;
  readonly error: Error | null;
  /** Tries once more what has failed. */
  readonly again: () => void;
}

/** Looks for chats that the list has not reached yet, and brings them into it; there, the same words find them. */
export function useChatSearch(text: string): Search {
  const runtime = useRuntime();
  const reached = useChats().data?.nextCursor === undefined;
  const typed = text.trim();
  const [query] = useDebouncedValue(typed, settings.searchDelay);
  const wanted = query !== '' && !reached;
  const { isFetching, hasNextPage, fetchNextPage, error, refetch } = useInfiniteQuery({
    queryKey: ['chat-search', query],
    queryFn: wanted
      ? ({ pageParam }) => runtime.reader.findChats(query, pageParam).then((next) => ({ next }))
      : skipToken,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    gcTime: settings.searchKept,
    staleTime: settings.searchKept,
  });
  return {
    searching: !reached && typed !== '' && (isFetching || typed !== query),
    more: wanted && hasNextPage ? () => void fetchNextPage() : undefined,
    error,
    again: () => void refetch(),
  };
}
