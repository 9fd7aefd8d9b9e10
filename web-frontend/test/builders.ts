import type { Chat, Message, User } from '@verbatim/sdk';

export function aUser(name: string): User {
  return { id: name.toLowerCase(), username: name.toLowerCase(), profile: { displayName: name } };
}

export function aMessage(seq: number, by: User, more: Partial<Message> = {}): Message {
  return {
    id: `chat_${seq}`,
    chatId: 'chat',
    seq,
    sender: by,
    content: `message ${seq}`,
    timestamp: new Date(Date.UTC(2026, 10, 22, 10, 0, seq)).toISOString(),
    status: 'sent',
    edited: false,
    position: String(100 + seq),
    ...more,
  };
}

export function aChat(people: User[], more: Partial<Chat> = {}): Chat {
  return {
    id: 'chat',
    participants: people.map((user) => ({ user, role: 'member', deliveredSeq: -1, readSeq: -1 })),
    creator: people[0]?.id ?? 'nobody',
    isGroup: people.length > 2,
    createdAt: '2026-11-22T10:00:00.000Z',
    updatedAt: '2026-11-22T10:00:00.000Z',
    lastSeq: 0,
    position: '100',
    unreadCount: 0,
    readSeq: -1,
    ...more,
  };
}
