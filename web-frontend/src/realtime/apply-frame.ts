import type { Chat, ChatPreferences, Frame, Message } from '@verbatim/sdk';
import { settings } from '@/config/settings';
import { findChat, type Cache, type Timeline } from './cache';
import {
  withAudit,
  seenBy,
  mentionsAfter,
  withChangedMessage,
  withDelivered,
  withParticipant,
  withReactedMessage,
  withRead,
  withRole,
  withSaid,
  withoutParticipant,
} from './chat-changes';
import { changeOf, withProfile } from './profile-changes';
import { onReaction } from './reactions';
import { placed, withNewest } from './chat-order';
import {
  changed as alteredBy,
  countMentions,
  countUnread,
  withChange,
  withMessage,
  type Change,
} from './timeline';

/** The cache after a frame, and the chats that the frame shows to be out of step: those must be fetched. */
export interface Applied {
  readonly cache: Cache;
  readonly stale: readonly string[];
}

const NONE: readonly string[] = [];

/**
 * Takes one frame in. Pure: the same cache and frame always give the same result, and a cache that frames were
 * applied to equals one that was fetched afterwards, but for the marks of others in large groups, which are not all
 * told. A frame that is already known changes nothing, so that frames may overlap with what was fetched.
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
      const changed = onQuoted(
        onTimeline(cache, change.chatId, (timeline) => withChange(timeline, change)),
        change,
      );
      return altered(changed, change, heldMessage(cache, change));
    }
    case 'reaction_added':
    case 'reaction_removed': {
      const change = { ...frame.data, held: frame.event === 'reaction_added' };
      const changed = onTimeline(cache, change.chatId, (timeline) => onReaction(timeline, change));
      return onChat(changed, change, (chat) => withReactedMessage(chat, change), false);
    }
    case 'chat_created':
      return created(cache, frame.data.seq, seenBy(cache.me, frame.data.chat));
    case 'chat_updated':
      return onChat(cache, frame.data, (chat) => ({ ...at(chat, frame.data), name: frame.data.name }));
    case 'participant_added':
      return onChat(cache, frame.data, (chat) =>
        withParticipant(at(chat, frame.data), frame.data.user, frame.data.seq),
      );
    case 'participant_removed':
      return removed(cache, frame.data);
    case 'role_changed':
      return onChat(cache, frame.data, (chat) => withRole(at(chat, frame.data), frame.data));
    case 'chat_audited':
      return onChat(cache, frame.data, (chat) => withAudit(at(chat, frame.data), frame.data.audit));
    case 'chat_preferences_changed':
      return chosen(cache, frame.data);
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
    case 'user_updated':
      return { cache: withProfile(cache, frame.data.userId, changeOf(frame.data)), stale: NONE };
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

function altered(cache: Cache, change: Change & { chatId: string }, held: Message | undefined): Applied {
  const chat = findChat(cache.chats, change.chatId);
  const mentions = chat && mentionsAfter(chat, cache.me, change, held);
  const applied = onChat(cache, change, (chat) =>
    withChangedMessage(chat, change, mentions ?? chat.unreadMentions ?? 0),
  );
  const unknown = chat && mentions === undefined && change.seq > chat.lastSeq;
  return unknown ? { ...applied, stale: [chat.id] } : applied;
}

/** What is at hand of a message that changes. */
function heldMessage(
  { chats, timelines, windows }: Cache,
  { chatId, messageSeq }: Change & { chatId: string },
): Message | undefined {
  const last = findChat(chats, chatId)?.lastMessage;
  if (last?.seq === messageSeq) return last;
  const parts = [timelines[chatId], windows[chatId]];
  return parts.flatMap((part) => part?.items ?? []).find(({ seq }) => seq === messageSeq);
}

function created(cache: Cache, seq: number, chat: Chat): Applied {
  if (!cache.chats || findChat(cache.chats, chat.id)) return { cache, stale: NONE };
  const chats = { ...cache.chats, items: withNewest(cache.chats.items, chat) };
  return { cache: { ...cache, chats }, stale: chat.lastSeq > seq ? [chat.id] : NONE };
}

function removed(cache: Cache, event: Extract<Frame, { event: 'participant_removed' }>['data']): Applied {
  const { chatId, seq, userId, newOwnerId } = event;
  if (userId === cache.me) return { cache: withoutChat(cache, chatId, seq), stale: NONE };
  return onChat(cache, event, (chat) => withoutParticipant(at(chat, event), userId, newOwnerId));
}

/** The cache without a chat that is closed to its reader; a removal older than what is held was followed by a return. */
export function withoutChat(cache: Cache, chatId: string, seq = Number.MAX_SAFE_INTEGER): Cache {
  const held = findChat(cache.chats, chatId);
  if (!cache.chats || (held && seq <= held.lastSeq)) return cache;
  const timelines = withoutPart(cache.timelines, chatId);
  const windows = withoutPart(cache.windows, chatId);
  const items = cache.chats.items.filter((chat) => chat.id !== chatId);
  return { ...cache, timelines, windows, chats: { ...cache.chats, items } };
}

/** What one has chosen for a chat has seqs of its own, and moves it without anything having happened in it. */
function chosen(
  cache: Cache,
  { chatId, preferences }: { chatId: string; preferences: ChatPreferences },
): Applied {
  const chat = findChat(cache.chats, chatId);
  if (!cache.chats) return { cache, stale: NONE };
  if (!chat) return { cache, stale: [chatId] };
  if (preferences.seq <= (chat.preferences?.seq ?? -1)) return { cache, stale: NONE };
  const items = placed(cache.chats.items, { ...chat, preferences });
  return { cache: { ...cache, chats: { ...cache.chats, items } }, stale: NONE };
}

function at(chat: Chat, { at: updatedAt }: { at?: string }): Chat {
  return updatedAt === undefined ? chat : { ...chat, updatedAt };
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
  const mentioned =
    everything || !chat.unreadMentions ? 0 : countMentions(cache.timelines[chatId], cache.me, seq);
  const next = unreadCount === undefined ? marks : { ...marks, unreadCount, unreadMentions: mentioned ?? 0 };
  return { cache: withChat(cache, next), stale: unreadCount === undefined ? [chatId] : NONE };
}

function marked(cache: Cache, chatId: string, change: (chat: Chat) => Chat): Applied {
  const chat = findChat(cache.chats, chatId);
  return { cache: chat ? withChat(cache, change(chat)) : cache, stale: NONE };
}

/**
 * Applies an event of a chat's log, once: what has been seen is left alone, and a hole before it is reported.
 *
 * @param rises whether it brings the chat to the top of the list
 */
function onChat(
  cache: Cache,
  { chatId, seq, position }: { chatId: string; seq: number; position: string },
  change: (chat: Chat) => Chat,
  rises = true,
): Applied {
  if (!cache.chats) return { cache, stale: NONE };
  const chat = findChat(cache.chats, chatId);
  if (!chat) return { cache, stale: rises ? [chatId] : NONE };
  if (seq <= chat.lastSeq) return { cache, stale: NONE };
  const changed = { ...change(chat), lastSeq: seq, position };
  const stale = seq > chat.lastSeq + 1 ? [chatId] : NONE;
  if (!rises) return { cache: withChat(cache, changed), stale };
  const chats = { ...cache.chats, items: withNewest(cache.chats.items, changed) };
  return { cache: { ...cache, chats }, stale };
}

function withChat(cache: Cache, chat: Chat): Cache {
  if (!cache.chats) return cache;
  const items = cache.chats.items.map((held) => (held.id === chat.id ? chat : held));
  return { ...cache, chats: { ...cache.chats, items } };
}

type Parts = Cache['timelines'];

/** Changes what is at hand of a chat's history: its newest part, and the part that somebody reads in. */
function onTimeline(cache: Cache, chatId: string, change: (timeline: Timeline) => Timeline): Cache {
  const timelines = onPart(cache.timelines, chatId, change);
  const windows = onPart(cache.windows, chatId, change);
  return timelines === cache.timelines && windows === cache.windows
    ? cache
    : { ...cache, timelines, windows };
}

function withoutPart(parts: Parts, chatId: string): Parts {
  const { [chatId]: _, ...others } = parts;
  return others;
}

function onPart(parts: Parts, chatId: string, change: (timeline: Timeline) => Timeline): Parts {
  const part = parts[chatId];
  const after = part && change(part);
  return after === undefined || after === part ? parts : { ...parts, [chatId]: after };
}

/** What is replied to is shown as it is now, wherever it stands. */
function onQuoted(cache: Cache, change: Change & { chatId: string; messageId: string }): Cache {
  const quoted = cache.quoted[change.chatId];
  const message = quoted?.[change.messageId];
  const after = message && alteredBy(message, change);
  if (after === undefined || after === message) return cache;
  const here = { ...quoted, [after.id]: after };
  return { ...cache, quoted: { ...cache.quoted, [change.chatId]: here } };
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
