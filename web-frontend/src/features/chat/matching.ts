import type { Chat } from '@verbatim/sdk';

/** Without case and accents, as the server compares. */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase();
}

/** The words that somebody is looking for. */
export function wordsOf(query: string): readonly string[] {
  return folded(query).split(/\s+/).filter(Boolean);
}

/** What chats can be found by. A chat that changes is another object, so nothing here grows old. */
const texts = new WeakMap<Chat, string>();

function textOf(chat: Chat, me: string): string {
  const known = texts.get(chat);
  if (known !== undefined) return known;
  const others = chat.participants.filter(({ user }) => user.id !== me);
  const names = others.map(({ user }) => `${user.profile.displayName}\n${user.username}`);
  const text = folded([chat.name ?? '', ...names].join('\n'));
  texts.set(chat, text);
  return text;
}

/** Whether a chat's name, or somebody else in it, has each of the words. */
export function matches(chat: Chat, me: string, words: readonly string[]): boolean {
  const text = textOf(chat, me);
  return words.every((word) => text.includes(word));
}
