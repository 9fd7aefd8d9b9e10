import type { QueryClient } from '@tanstack/react-query';
import type { Frame, User } from '@verbatim/sdk';
import type { Change } from './profile-changes';
import type { Cache, ChatList, Presence, Quoted, Timeline, Typing } from './cache';

/** Where each part of the server's state lives in the query cache. */
export const keys = {
  chats: ['chats'] as const,
  timelines: ['timeline'] as const,
  timeline: (chatId: string) => ['timeline', chatId] as const,
  /** Nothing of it at hand is `null`: what is not there at all would be fetched. */
  window: (chatId: string) => ['window', chatId] as const,
  quoted: (chatId: string) => ['quoted', chatId] as const,
  user: (userId: string) => ['user', userId] as const,
  typing: ['typing'] as const,
  presence: ['presence'] as const,
};

export function chatOf(frame: Frame): string | undefined {
  return 'chatId' in frame.data ? frame.data.chatId : undefined;
}

/** The part of the query cache that a frame of this chat can concern; all of it for a frame that is about a user. */
export function readCache(
  client: QueryClient,
  me: string,
  chatId: string | undefined,
  everywhere = false,
): Cache {
  const part = <T>(key: (id: string) => readonly string[]): Readonly<Record<string, T>> => {
    if (everywhere) return allOf(client, key('').slice(0, 1));
    const held = chatId === undefined ? undefined : client.getQueryData<T | null>(key(chatId));
    return chatId !== undefined && held ? { [chatId]: held } : {};
  };
  return {
    me,
    chats: client.getQueryData<ChatList>(keys.chats),
    timelines: part<Timeline>(keys.timeline),
    windows: part<Timeline>(keys.window),
    quoted: part<Quoted>(keys.quoted),
    typing: client.getQueryData<Typing>(keys.typing) ?? {},
    presence: client.getQueryData<Presence>(keys.presence) ?? {},
  };
}

function allOf<T>(client: QueryClient, queryKey: readonly string[]): Record<string, T> {
  const held = client.getQueriesData<T | null>({ queryKey });
  return Object.fromEntries(held.flatMap(([key, part]) => (part ? [[String(key[1]), part]] : [])));
}

/** Writes back what has changed, and touches nothing else. */
export function writeCache(client: QueryClient, before: Cache, after: Cache): void {
  if (after.chats !== before.chats) client.setQueryData(keys.chats, after.chats);
  if (after.typing !== before.typing) client.setQueryData(keys.typing, after.typing);
  if (after.presence !== before.presence) client.setQueryData(keys.presence, after.presence);
  for (const chatId of Object.keys(before.quoted)) {
    const quoted = after.quoted[chatId] ?? {};
    if (quoted !== before.quoted[chatId]) client.setQueryData(keys.quoted(chatId), quoted);
  }
  for (const chatId of Object.keys(before.timelines)) {
    const timeline = after.timelines[chatId];
    if (timeline === undefined) client.removeQueries({ queryKey: keys.timeline(chatId) });
    else if (timeline !== before.timelines[chatId]) client.setQueryData(keys.timeline(chatId), timeline);
  }
  for (const chatId of Object.keys(before.windows)) {
    const window = after.windows[chatId];
    if (window !== before.windows[chatId]) client.setQueryData(keys.window(chatId), window ?? null);
  }
}

/** A user who was fetched alone is kept up to date as well. */
export function showProfile(client: QueryClient, userId: string, change: Change): void {
  client.setQueryData<User>(keys.user(userId), (held) => held && { ...held, ...change });
}
