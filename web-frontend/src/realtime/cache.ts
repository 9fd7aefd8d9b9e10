import type { Chat, Message } from '@verbatim/sdk';

/** The chats known so far, newest activity first. */
export interface ChatList {
  readonly items: readonly Chat[];
  readonly nextCursor?: string | undefined;
}

/** The newest messages of a chat without holes, ascending by seq; older ones follow at `olderCursor`. */
export interface Timeline {
  readonly items: readonly Message[];
  readonly olderCursor?: number | undefined;
}

/** Until when (milliseconds) somebody counts as typing, by chat and user. */
export type Typing = Readonly<Record<string, Readonly<Record<string, number>>>>;

export interface PresenceEntry {
  readonly online: boolean;
  readonly lastSeen?: string | undefined;
}

export type Presence = Readonly<Record<string, PresenceEntry>>;

/** What this client holds of the server's state. Parts that were never fetched are absent, and stay so. */
export interface Cache {
  readonly me: string;
  readonly chats?: ChatList | undefined;
  readonly timelines: Readonly<Record<string, Timeline>>;
  readonly typing: Typing;
  readonly presence: Presence;
}

export function emptyCache(me: string): Cache {
  return { me, timelines: {}, typing: {}, presence: {} };
}

export function findChat(list: ChatList | undefined, chatId: string): Chat | undefined {
  return list?.items.find((chat) => chat.id === chatId);
}
