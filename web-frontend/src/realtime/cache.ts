import type { Chat, Message } from '@verbatim/sdk';

/** The chats known so far: those that are pinned, the last one pinned first, then newest activity first. */
export interface ChatList {
  readonly items: readonly Chat[];
  readonly nextCursor?: string | undefined;
}

/**
 * A part of a chat's history without holes, ascending by seq. Where there are older ones, they follow at `olderCursor`;
 * where there are newer ones, at `newerCursor`.
 */
export interface Timeline {
  readonly items: readonly Message[];
  readonly olderCursor?: number | undefined;
  readonly newerCursor?: number | undefined;
}

/** Messages that others reply to, by their ids. */
export type Quoted = Readonly<Record<string, Message>>;

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
  /** The newest part of each history. */
  readonly timelines: Readonly<Record<string, Timeline>>;
  /** What is around the place where somebody reads, when that is not the end. */
  readonly windows: Readonly<Record<string, Timeline>>;
  /** What is replied to in each history and may not be at hand there. */
  readonly quoted: Readonly<Record<string, Quoted>>;
  readonly typing: Typing;
  readonly presence: Presence;
}

export function emptyCache(me: string): Cache {
  return { me, timelines: {}, windows: {}, quoted: {}, typing: {}, presence: {} };
}

export function findChat(list: ChatList | undefined, chatId: string): Chat | undefined {
  return list?.items.find((chat) => chat.id === chatId);
}
