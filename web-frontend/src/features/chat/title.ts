import type { Chat, User } from '@verbatim/sdk';
import { strings } from '@/config/strings';
import { nameOf } from '@/ui/gone';

export function otherOf(chat: Chat, me: string): User | undefined {
  return chat.isGroup ? undefined : chat.participants.find(({ user }) => user.id !== me)?.user;
}

/** What a chat is called: a group by its name or its people, a chat of two by the other one. */
export function titleOf(chat: Chat, me: string): string {
  const other = otherOf(chat, me);
  if (!chat.isGroup) return other ? nameOf(other) : strings.chats.noted;
  if (chat.name !== undefined) return chat.name;
  const others = chat.participants.filter(({ user }) => user.id !== me);
  if (others.length === 0) return strings.chats.unnamed;
  return others
    .slice(0, 4)
    .map(({ user }) => nameOf(user))
    .join(', ');
}
