import type { QueryClient } from '@tanstack/react-query';
import type { Frame } from '@verbatim/sdk';
import type { Cache, ChatList, Presence, Timeline, Typing } from './cache';

/** Where each part of the server's state lives in the query cache. */
export const keys = {
  chats: ['chats'] as const,
  timelines: ['timeline'] as const,
  timeline: (chatId: string) => ['timeline', chatId] as const,
  typing: ['typing'] as const,
  presence: ['presence'] as const,
};

export function chatOf(frame: Frame): string | undefined {
  return 'chatId' in frame.data ? frame.data.chatId : undefined;
}

/** The part of the query cache that a frame of this chat can concern. */
export function readCache(client: QueryClient, me: string, chatId: string | undefined): Cache {
  const timeline = chatId === undefined ? undefined : client.getQueryData<Timeline>(keys.timeline(chatId));
  return {
    me,
    chats: client.getQueryData<ChatList>(keys.chats),
    timelines: chatId !== undefined && timeline ? { [chatId]: timeline } : {},
    typing: client.getQueryData<Typing>(keys.typing) ?? {},
    presence: client.getQueryData<Presence>(keys.presence) ?? {},
  };
}

/** Writes back what has changed, and touches nothing else. */
export function writeCache(client: QueryClient, before: Cache, after: Cache): void {
  if (after.chats !== before.chats) client.setQueryData(keys.chats, after.chats);
  if (after.typing !== before.typing) client.setQueryData(keys.typing, after.typing);
  if (after.presence !== before.presence) client.setQueryData(keys.presence, after.presence);
  for (const chatId of Object.keys(before.timelines)) {
    const timeline = after.timelines[chatId];
    if (timeline === undefined) client.removeQueries({ queryKey: keys.timeline(chatId) });
    else if (timeline !== before.timelines[chatId]) client.setQueryData(keys.timeline(chatId), timeline);
  }
}
