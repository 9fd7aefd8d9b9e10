import type { Chat, MessageStatus } from '@verbatim/sdk';

/** How far one's own message has got: what every other member of the chat has received, or read. */
export function statusOf(seq: number, chat: Chat, me: string): MessageStatus {
  const others = chat.participants.filter(({ user }) => user.id !== me);
  if (others.length === 0) return 'sent';
  if (others.every(({ readSeq }) => readSeq >= seq)) return 'read';
  return others.every(({ deliveredSeq, readSeq }) => Math.max(deliveredSeq, readSeq) >= seq)
    ? 'delivered'
    : 'sent';
}
