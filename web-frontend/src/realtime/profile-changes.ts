import type { Chat, Message, User } from '@verbatim/sdk';
import type { Cache, Timeline } from './cache';

/** What has changed about a user; of somebody who has been erased, nothing that they wrote is left. */
export type Change = Pick<User, 'profile' | 'erased'>;

export const changeOf = ({ profile, erased }: Change): Change => (erased ? { profile, erased } : { profile });

/**
 * Shows a user's new profile wherever they stand: among participants, and as the sender of what is shown or quoted. What somebody wrote who
 * has been erased goes.
 */
export function withProfile(cache: Cache, userId: string, change: Change): Cache {
  const { chats } = cache;
  const items = chats && mapped(chats.items, (chat) => inChat(chat, userId, change));
  return {
    ...cache,
    ...(chats && items && items !== chats.items && { chats: { ...chats, items } }),
    timelines: inParts(cache.timelines, userId, change),
    windows: inParts(cache.windows, userId, change),
    quoted: inQuoted(cache.quoted, userId, change),
  };
}

type Parts = Readonly<Record<string, Timeline>>;

function inParts(parts: Parts, userId: string, change: Change): Parts {
  const changed = Object.entries(parts).flatMap(([id, part]) => {
    const items = mapped(part.items, (message) => inMessage(message, userId, change));
    return items === part.items ? [] : [[id, { ...part, items }] as const];
  });
  return changed.length === 0 ? parts : { ...parts, ...Object.fromEntries(changed) };
}

function inQuoted(quoted: Cache['quoted'], userId: string, change: Change): Cache['quoted'] {
  const changed = Object.entries(quoted).flatMap(([chatId, held]) => {
    const theirs = Object.entries(held).filter(([, message]) => message.sender.id === userId);
    const renewed = theirs.map(([id, message]) => [id, inMessage(message, userId, change)] as const);
    return theirs.length === 0 ? [] : [[chatId, { ...held, ...Object.fromEntries(renewed) }] as const];
  });
  return changed.length === 0 ? quoted : { ...quoted, ...Object.fromEntries(changed) };
}

function inChat(chat: Chat, userId: string, change: Change): Chat {
  const participants = mapped(chat.participants, (participant) =>
    participant.user.id === userId
      ? { ...participant, user: { ...participant.user, ...change } }
      : participant,
  );
  const lastMessage = chat.lastMessage && inMessage(chat.lastMessage, userId, change);
  if (participants === chat.participants && lastMessage === chat.lastMessage) return chat;
  return { ...chat, participants: [...participants], ...(lastMessage && { lastMessage }) };
}

function inMessage(message: Message, userId: string, change: Change): Message {
  if (message.sender.id !== userId) return message;
  const shown = { ...message, sender: { ...message.sender, ...change } };
  if (!change.erased) return shown;
  const { attachments: _, ...withoutFiles } = shown;
  return { ...withoutFiles, content: '' };
}

/** The same list where nothing in it has changed. */
function mapped<T>(items: readonly T[], change: (item: T) => T): readonly T[] {
  const changed = items.map(change);
  return changed.every((item, index) => item === items[index]) ? items : changed;
}
