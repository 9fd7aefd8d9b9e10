import { chatIdWithin } from '@/api/chat-id';

/** Which chats are wanted. */
export type Wish =
  | { readonly kind: 'largest' }
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'email'; readonly email: string }
  /** Of somebody, or of a group: both can look alike. */
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'user'; readonly userId: string };

const BARE_ID = /^[0-9a-f]{32}$/;

/** What somebody means who types this. */
export function wishIn(typed: string): Wish {
  const words = typed.trim();
  if (words === '') return { kind: 'largest' };
  if (BARE_ID.test(words)) return { kind: 'id', id: words };
  const chatId = chatIdWithin(words);
  if (chatId === undefined && words.includes('@')) return { kind: 'email', email: words };
  return { kind: 'words', words: chatId ?? words };
}
