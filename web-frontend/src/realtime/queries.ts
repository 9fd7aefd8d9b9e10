import { skipToken, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { Chat, Outgoing, State } from '@verbatim/sdk';
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
export function useChat(chatId: string): { chat: Chat | undefined; missing: boolean; error: Error | null } {
  const runtime = useRuntime();
  const list = useChats();
  const chat = findChat(list.data, chatId);
  const wanted = list.data !== undefined && chat === undefined;
  const { isFetched, error } = useQuery({
    queryKey: ['chat', chatId],
    queryFn: wanted ? () => runtime.reader.refresh(chatId).then(() => true) : skipToken,
    gcTime: 0,
    staleTime: 0,
  });
  return { chat, missing: wanted && isFetched && !error, error: list.error ?? error };
}

export function useTimeline(chatId: string): UseQueryResult<Timeline> {
  const runtime = useRuntime();
  return useQuery({ queryKey: keys.timeline(chatId), queryFn: () => runtime.timeline(chatId) });
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
