import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { Chat } from '@verbatim/sdk';
import { fetchEvents, fetchPastChat, fetchPastPage, type EventPage } from './calls';
import { pause, play, stageOf } from './stage';

const fresh = { staleTime: Infinity, gcTime: 0, retry: false } as const;

/** So many events before the end of those at hand, the next ones are asked for. */
const AHEAD = 30;

const NONE: readonly EventPage[] = [];

type From = { readonly after: number } | { readonly cursor: string };

/** Plays a chat from a seq on. To be mounted anew for each beginning. */
export function usePlayer({ id }: Chat, from: number) {
  const start = useQuery({
    ...fresh,
    queryKey: ['play', id, from],
    queryFn: async ({ signal }) => {
      const chat = await fetchPastChat(id, { seq: from }, signal);
      return { chat, page: await fetchPastPage(id, from, undefined, signal) };
    },
  });
  const reel = useInfiniteQuery({
    ...fresh,
    queryKey: ['play', id, from, 'events'],
    enabled: start.data !== undefined,
    initialPageParam: { after: from } as From,
    queryFn: ({ pageParam, signal }) => fetchEvents(id, pageParam, signal),
    getNextPageParam: ({ nextCursor }): From | undefined =>
      nextCursor === undefined ? undefined : { cursor: nextCursor },
  });
  const pages = reel.data?.pages ?? NONE;
  const events = useMemo(() => pages.flatMap(({ items }) => items), [pages]);
  const people = useMemo(
    () => new Map(pages.flatMap((page) => page.people).map((user) => [user.id, user])),
    [pages],
  );
  const [played, setPlayed] = useState(0);
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState(1);
  const stage = useMemo(
    () =>
      start.data &&
      events
        .slice(0, played)
        .reduce((now, event) => play(now, event, people), stageOf(start.data.chat, start.data.page.items)),
    [start.data, events, people, played],
  );
  const next = events[played];
  const ended = reel.data !== undefined && next === undefined && !reel.hasNextPage;
  const at = stage?.at;
  useEffect(() => {
    if (!playing || !next || at === undefined) return undefined;
    const timer = setTimeout(() => setPlayed((count) => count + 1), pause(at, next.at, speed));
    return () => clearTimeout(timer);
  }, [playing, next, at, speed]);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = reel;
  useEffect(() => {
    if (events.length - played < AHEAD && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [events.length, played, hasNextPage, isFetchingNextPage, fetchNextPage]);
  return {
    stage,
    people,
    start,
    error: start.error ?? reel.error,
    playing: playing && !ended,
    ended,
    speed,
    setSpeed,
    toggle: () => setPlaying(!playing || ended),
    canStep: next !== undefined,
    step: () => next && setPlayed(played + 1),
  };
}
