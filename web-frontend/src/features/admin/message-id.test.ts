import { expect, test } from 'vitest';
import { messageIdIn } from './message-id';

test('an id is one, and so is a link to a message', () => {
  expect(messageIdIn(' 5d1f0c7a_4\n')).toBe('5d1f0c7a_4');
  expect(messageIdIn('https://chat.example.org/chats/5d1f0c7a?message=41')).toBe('5d1f0c7a_41');
  expect(messageIdIn('/chats/5d1f0c7a?a=b&message=41')).toBe('5d1f0c7a_41');
});

test('what is neither names no message', () => {
  for (const text of [
    '',
    'hello',
    '5d1f0c7a',
    '5d1f0c7a_',
    '_4',
    'https://chat.example.org/chats/5d1f0c7a',
    'a b_4',
  ])
    expect(messageIdIn(text)).toBeUndefined();
});
