import { expect, test } from 'vitest';
import { shortType } from './event-type';

test('an event is called by the last part of its stored name', () => {
  expect(shortType('chat.verbatim.api.chat.ChatEvent$MessageSent')).toBe('MessageSent');
  expect(shortType('elsewhere.Thing')).toBe('Thing');
  expect(shortType('Thing')).toBe('Thing');
});
