import type { Chat, Frame, Message } from '@verbatim/sdk';
import { settings } from '@/config/settings';
import { findChat, type Cache, type Timeline } from './cache';
import {
  seenBy,
  withChangedMessage,
  withDelivered,
  withParticipant,
  withRead,
  withSaid,
  withoutParticipant,
} from './chat-changes';
import { countUnread, withChange, withMessage } from './timeline';

/** The cache after a frame, and the chats that the frame shows to be out of step: those must be fetched. */
export interface Applied {
  readonly cache: Cache;
  readonly stale: readonly string[];
}

const NONE: readonly string[] = [];

/**
 * Takes one frame in. Pure: the same cache and frame always give the same result, and a cache that frames were
 * applied to equals one that was fetched afterwards. A frame that is already known changes nothing, so that frames
 * may overlap with what was fetched.
 *
 * @param now the time in milliseconds, for what dies by itself (typing)
 */
export function applyFrame(cache: Cache, frame: Frame, now: number): Applied {
  switch (frame.event) {
    case 'receive_message':
      return said(cache, frame.data);
    case 'message_edited':
    case 'message_deleted': {
      const change = frame.data;
      const changed = onTimeline(cache, change.chatId, (timeline) => withChange(timeline, change));
      return onChat(changed, change, (chat) => withChangedMessage(chat, change));
    }
    case 'chat_created':
      return created(cache, frame.data.seq, seenBy(cache.me, frame.data.chat));
    case 'chat_updated':
      return onChat(cache, frame.data, (chat) => ({ ...chat, name: frame.data.name }));
    case 'participant_added':
      return onChat(cache, frame.data, (chat) => withParticipant(chat, frame.data.user, frame.data.seq));
    case 'participant_removed':
      return removed(cache, frame.data);
    case 'message_delivered':
      return marked(cache, frame.data.chatId, (chat) =>
        withDelivered(chat, frame.data.userId, frame.data.seq),
      );
    case 'message_read':
      return read(cache, frame.data);
    case 'user_typing':
      return unlessMe(cache, frame.data.userId, typing(cache, frame.data, now + settings.typingTtl));
    case 'user_stopped_typing':
      return unlessMe(cache, frame.data.userId, typing(cache, frame.data, 0));
    case 'user_online':
      return { cache: present(cache, frame.data.userId, true), stale: NONE };
    case 'user_offline':
      return { cache: present(cache, frame.data.userId, false, frame.data.lastSeen), stale: NONE };
    case 'caught_up':
    case 'heartbeat':
    case 'resync':
    case 'session_ended':
    case 'error':
      return { cache, stale: NONE };
    default:
      return frame satisfies never;
  }
}

function said(cache: Cache, message: Message): Applied {
  const added = onTimeline(cache, message.chatId, (timeline) => withMessage(timeline, message));
  const silent = typing(added, { chatId: message.chatId, userId: message.sender.id }, 0);
  return onChat(silent, message, (chat) => withSaid(chat, cache.me, message));
}

function created(cache: Cache, seq: number, chat: Chat): Applied {
  if (!cache.chats || findChat(cache.chats, chat.id)) return { cache, stale: NONE };
  const chats = { ...cache.chats, items: [chat, ...cache.chats.items] };
  return { cache: { ...cache, chats }, stale: chat.lastSeq > seq ? [chat.id] : NONE };
}

function removed(cache: Cache, event: Extract<Frame, { event: 'participant_removed' }>['data']): Applied {
  const { chatId, seq, userId, newOwnerId } = event;
  if (userId === cache.me) return { cache: withoutChat(cache, chatId, seq), stale: NONE };
  return onChat(cache, event, (chat) => withoutParticipant(chat, userId, newOwnerId));
}

/** The cache without a chat that is closed to its reader; a removal older than what is held was followed by a return. */
export function withoutChat(cache: Cache, chatId: string, seq = Number.MAX_SAFE_INTEGER): Cache {
  const held = findChat(cache.chats, chatId);
  if (!cache.chats || (held && seq <= held.lastSeq)) return cache;
  const { [chatId]: _, ...timelines } = cache.timelines;
  const items = cache.chats.items.filter((chat) => chat.id !== chatId);
  return { ...cache, timelines, chats: { ...cache.chats, items } };
}

function read(
  cache: Cache,
  { chatId, userId, seq }: { chatId: string; userId: string; seq: number },
): Applied {
  if (userId !== cache.me) return marked(cache, chatId, (chat) => withRead(chat, userId, seq));
  const chat = findChat(cache.chats, chatId);
  if (!chat || seq <= chat.readSeq) return { cache, stale: NONE };
  const everything = seq >= (chat.lastMessage?.seq ?? -1);
  const unreadCount = everything ? 0 : countUnread(cache.timelines[chatId], cache.me, seq);
  const marks = { ...withRead(chat, userId, seq), readSeq: seq };
  const next = unreadCount === undefined ? marks : { ...marks, unreadCount };
  return { cache: withChat(cache, next), stale: unreadCount === undefined ? [chatId] : NONE };
}

function marked(cache: Cache, chatId: string, change: (chat: Chat) => Chat): Applied {
  const chat = findChat(cache.chats, chatId);
  return { cache: chat ? withChat(cache, change(chat)) : cache, stale: NONE };
}

/** Applies an event of a chat's log, once: what has been seen is left alone, and a hole before it is reported. */
function onChat(
  cache: Cache,
  { chatId, seq, position }: { chatId: string; seq: number; position: string },
  change: (chat: Chat) => Chat,
): Applied {
  if (!cache.chats) return { cache, stale: NONE };
  const chat = findChat(cache.chats, chatId);
  if (!chat) return { cache, stale: [chatId] };
  if (seq <= chat.lastSeq) return { cache, stale: NONE };
  const changed = { ...change(chat), lastSeq: seq, position };
  const others = cache.chats.items.filter(({ id }) => id !== chatId);
  const chats = { ...cache.chats, items: [changed, ...others] };
  return { cache: { ...cache, chats }, stale: seq > chat.lastSeq + 1 ? [chatId] : NONE };
}

function withChat(cache: Cache, chat: Chat): Cache {
  if (!cache.chats) return cache;
  const items = cache.chats.items.map((held) => (held.id === chat.id ? chat : held));
  return { ...cache, chats: { ...cache.chats, items } };
}

function onTimeline(cache: Cache, chatId: string, change: (timeline: Timeline) => Timeline): Cache {
  const timeline = cache.timelines[chatId];
  if (!timeline) return cache;
  const changed = change(timeline);
  return changed === timeline ? cache : { ...cache, timelines: { ...cache.timelines, [chatId]: changed } };
}

function unlessMe(cache: Cache, userId: string, changed: Cache): Applied {
  return { cache: userId === cache.me ? cache : changed, stale: NONE };
}

function typing(cache: Cache, { chatId, userId }: { chatId: string; userId: string }, until: number): Cache {
  const here = cache.typing[chatId] ?? {};
  if (until === 0 && !(userId in here)) return cache;
  const { [userId]: _, ...others } = here;
  return {
    ...cache,
    typing: { ...cache.typing, [chatId]: until === 0 ? others : { ...others, [userId]: until } },
  };
}

function present(cache: Cache, userId: string, online: boolean, lastSeen?: string): Cache {
  return { ...cache, presence: { ...cache.presence, [userId]: { online, lastSeen } } };
}
