import type { Chat } from '@verbatim/sdk';

function pinOf(chat: Chat): number {
  return chat.preferences?.pinSeq ?? -1;
}

/** As the server sorts them. Times decide among chats that are not pinned: positions cannot be compared here. */
export function byPlace(one: Chat, other: Chat): number {
  const pins = pinOf(other) - pinOf(one);
  if (pins !== 0) return pins;
  return one.updatedAt === other.updatedAt ? 0 : one.updatedAt < other.updatedAt ? 1 : -1;
}

/** The chats with one in its place, be it new among them or not. */
export function placed(chats: readonly Chat[], chat: Chat): readonly Chat[] {
  const others = chats.filter(({ id }) => id !== chat.id);
  const place = others.findIndex((other) => byPlace(chat, other) <= 0);
  return others.toSpliced(place < 0 ? others.length : place, 0, chat);
}

/** The chats with one in which something has happened last of all. */
export function withNewest(chats: readonly Chat[], chat: Chat): readonly Chat[] {
  if (pinOf(chat) >= 0) return chats.map((held) => (held.id === chat.id ? chat : held));
  const others = chats.filter(({ id }) => id !== chat.id);
  const place = others.findIndex((other) => pinOf(other) < 0);
  return others.toSpliced(place < 0 ? others.length : place, 0, chat);
}
