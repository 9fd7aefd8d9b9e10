import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { fetchDeadLetters, fetchProjections, fetchStatus, type Projection } from './calls';
import { sampleOf, type Sample } from './samples';

export const PROJECTIONS = ['admin', 'projections'] as const;
export const DEAD_LETTERS = ['admin', 'dead-letters'] as const;
const STATUS = ['admin', 'status'] as const;

const INTERVAL = 2000;
/** While something changes that somebody waits for. */
const BUSY_INTERVAL = 1000;
/** Five minutes. */
const KEPT = 150;

const live = { staleTime: 0, gcTime: 0, retry: false, placeholderData: keepPreviousData } as const;

const isBusy = (projections: readonly Projection[] | undefined) =>
  projections?.some(({ state, wish }) => state === 'replaying' || wish !== undefined) ?? false;

/** How the server does, asked again and again for as long as the page is open, and what it said in the last minutes. */
export function useServer() {
  const status = useQuery({
    ...live,
    queryKey: STATUS,
    queryFn: ({ signal }) => fetchStatus(signal),
    refetchInterval: INTERVAL,
  });
  const projections = useQuery({
    ...live,
    queryKey: PROJECTIONS,
    queryFn: ({ signal }) => fetchProjections(signal),
    refetchInterval: ({ state }) => (isBusy(state.data) ? BUSY_INTERVAL : INTERVAL),
  });
  const letters = useQuery({
    ...live,
    queryKey: DEAD_LETTERS,
    queryFn: ({ signal }) => fetchDeadLetters(signal),
    refetchInterval: INTERVAL,
  });
  const [samples, setSamples] = useState<readonly Sample[]>([]);
  const { data: seen } = status;
  const { data: kept } = projections;
  const [sampled, setSampled] = useState(seen);
  if (seen && kept && seen !== sampled) {
    setSampled(seen);
    setSamples((before) => [...before.slice(1 - KEPT), sampleOf(seen, kept)]);
  }
  return { status, projections, letters, samples };
}
