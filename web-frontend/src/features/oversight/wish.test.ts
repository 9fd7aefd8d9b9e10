import { expect, test } from 'vitest';
import { wishIn } from './wish';

const CHAT = 'g5d1f0c7a94b34c0e8f6f7d2a1b9c3e58';

test('nothing means the largest groups', () => {
  expect(wishIn(' ')).toEqual({ kind: 'largest' });
});

test('a link to a chat or a message, and the id of a message, mean the chat', () => {
  for (const typed of [
    CHAT,
    ` https://chat.example.org/chats/${CHAT}\n`,
    `https://chat.example.org/chats/${CHAT}?message=41`,
    `${CHAT}_41`,
  ])
    expect(wishIn(typed)).toEqual({ kind: 'words', words: CHAT });
});

test('an address of e-mail means somebody, and a bare id somebody or a group', () => {
  expect(wishIn('ada@example.org')).toEqual({ kind: 'email', email: 'ada@example.org' });
  const id = '0b6f9e0d5c1e4a7f9a3c2d1e0f4b5a69';
  expect(wishIn(id)).toEqual({ kind: 'id', id });
});

test('anything else is the beginning of a name', () => {
  expect(wishIn('  Ärger 🚀 ')).toEqual({ kind: 'words', words: 'Ärger 🚀' });
});
