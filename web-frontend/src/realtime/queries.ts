import { skipToken, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { Chat, Outgoing, State, User } from '@verbatim/sdk';
import {
  findChat,
  type ChatList,
  type Presence,
  type PresenceEntry,
  type Timeline,
  type Typing,
} from './cache';
import { useRuntime } from './context';
import { keys } from './store';

/** How this tab stands to the server. */
export type Link = Exclude<State, 'closed'>;

const NOBODY_SEEN: Presence = {};
const NOBODY: Readonly<Record<string, number>> = {};

export function useMe(): string {
  return useRuntime().me;
}

export function useLink(): Link {
  return useStore(useRuntime().connection, ({ state }) => (state === 'closed' ? 'connecting' : state));
}

export function useChats(): UseQueryResult<ChatList> {
  const runtime = useRuntime();
  return useQuery({ queryKey: keys.chats, queryFn: () => runtime.chats() });
}

/** One chat out of the list; a chat that the list has not reached yet is fetched into it. */
export function useChat(chatId: string): {
  chat: Chat | undefined;
  missing: boolean;
  error: Error | null;
  /** Tries once more what has failed. */
  again: () => void;
} {
  const runtime = useRuntime();
  const list = useChats();
  const chat = findChat(list.data, chatId);
  const wanted = list.data !== undefined && chat === undefined;
  const { isFetched, error, refetch } = useQuery({
    queryKey: ['chat', chatId],
    queryFn: wanted ? () => runtime.reader.refresh(chatId).then(() => true) : skipToken,
    gcTime: 0,
    staleTime: 0,
  });
  const again = () => void (list.error ? list.refetch() : refetch());
  return { chat, missing: wanted && isFetched && !error, error: list.error ?? error, again };
}

export function useTimeline(chatId: string): UseQueryResult<Timeline> {
  const runtime = useRuntime();
  return useQuery({ queryKey: keys.timeline(chatId), queryFn: () => runtime.timeline(chatId) });
}

/** The part of a chat's history that somebody reads in, where that is not its newest one. */
export function useWindow(chatId: string): Timeline | null {
  const runtime = useRuntime();
  const { data } = useQuery<Timeline | null>({
    queryKey: keys.window(chatId),
    queryFn: () => runtime.history.windowAgain(chatId),
    initialData: null,
  });
  return data;
}

/** Who is typing in a chat, and until when that counts. */
export function useTyping(chatId: string): Readonly<Record<string, number>> {
  const { data } = useQuery<Typing>({ queryKey: keys.typing, queryFn: skipToken });
  return data?.[chatId] ?? NOBODY;
}

export function usePresence(userId: string | undefined): PresenceEntry | undefined {
  const { data } = useQuery<Presence>({ queryKey: keys.presence, queryFn: skipToken });
  return userId === undefined ? undefined : data?.[userId];
}

/** Somebody out of the chats at hand, as they are now; nothing where they are in none of them. */
export function useKnownUser(userId: string): User | undefined {
  for (const { participants } of useChats().data?.items ?? [])
    for (const { user } of participants) if (user.id === userId) return user;
  return undefined;
}

/** All that is known of who is online. */
export function useAllPresence(): Presence {
  return useQuery<Presence>({ queryKey: keys.presence, queryFn: skipToken }).data ?? NOBODY_SEEN;
}

/** Asks who is online in a chat, now and whenever the connection has come back. */
export function useLookAround(chatId: string): void {
  const runtime = useRuntime();
  const live = useLink() === 'live';
  useEffect(() => {
    if (live) void runtime.lookAround(chatId).catch(() => undefined);
  }, [runtime, chatId, live]);
}

const NONE: readonly Outgoing[] = [];

/** What waits to be sent in a chat, in the order in which it was said. */
export function useOutgoing(chatId: string): readonly Outgoing[] {
  const rows = useStore(useRuntime().outbox.state, (state) => state.rows);
  const here = rows.filter((row) => row.chatId === chatId);
  return here.length === 0 ? NONE : here;
}

/** How many bytes of a file that waits to be sent have left; nothing while it is not under way. */
export function useSent(fileKey: string): number | undefined {
  return useStore(useRuntime().uploads, ({ sent }) => sent[fileKey]);
}
