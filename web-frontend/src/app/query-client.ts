import { QueryClient } from '@tanstack/react-query';
import { ApiError } from '@/api/problem';
import { session } from '@/api/session';

const ATTEMPTS = 4;

/** Frames keep the cache fresh: nothing in it grows stale by itself, or is dropped while it is not looked at. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Infinity,
      gcTime: Infinity,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      networkMode: 'always',
      retry: (failures, error) => failures < ATTEMPTS && (!(error instanceof ApiError) || error.passing),
    },
  },
});

// Whoever logs in next at this browser must not see what the last one saw.
session.subscribe(({ phase }) => {
  if (phase === 'signed-out') queryClient.clear();
});
