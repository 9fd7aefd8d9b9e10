import type { Chat } from '@verbatim/sdk';

type Newest = NonNullable<Chat['lastMessage']>;

/** Something that was said by somebody else since the list of chats was looked at last. */
export interface Fresh {
  readonly chat: Chat;
  readonly message: Newest;
}

/** What has come between two states of the list of chats; nothing for chats that were only now loaded. */
export function freshBetween(before: readonly Chat[], after: readonly Chat[], me: string): readonly Fresh[] {
  const known = new Map(before.map((chat) => [chat.id, chat]));
  return after.flatMap((chat) => {
    const message = chat.lastMessage;
    const held = known.get(chat.id);
    if (!message || !held || message.sender.id === me || message.deletedAt) return [];
    const come = message.seq > (held.lastMessage?.seq ?? -1) && chat.unreadCount > 0;
    return come ? [{ chat, message }] : [];
  });
}

/** Whether it is still to be told of: it may have been read meanwhile, on another device. */
export function stillUnread({ chat, message }: Fresh, chats: readonly Chat[]): boolean {
  const now = chats.find(({ id }) => id === chat.id);
  return now !== undefined && now.unreadCount > 0 && now.readSeq < message.seq;
}
