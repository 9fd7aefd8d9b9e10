import { QueryClient } from '@tanstack/react-query';
import { VerbatimError } from '@verbatim/sdk';
import { verbatim } from '@/api/client';

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
      retry: (failures, error) => failures < ATTEMPTS && (!(error instanceof VerbatimError) || error.passing),
    },
  },
});

// Whoever logs in next at this browser must not see what the last one saw.
verbatim.session.state.subscribe(({ phase }) => {
  if (phase === 'signed-out') queryClient.clear();
});
