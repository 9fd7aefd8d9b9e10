import type { Message, User } from '../src/contract.js';

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
