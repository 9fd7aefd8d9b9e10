import { expect, test } from 'vitest';
import { applyFrame } from '@/realtime/apply-frame';
import type { Cache } from '@/realtime/cache';
import { goneText, nameOf } from '@/ui/gone';
import { aChat, aMessage, aUser } from './builders';

const ada = aUser('ada');
const grace = aUser('grace');
const file = { id: 'f1', name: 'plan.pdf', type: 'application/pdf', size: 5 };
const hers = aMessage(1, ada, { content: 'The wheel of gold', attachments: [file] });
const mine = aMessage(2, grace, { content: 'Really?' });
const cache: Cache = {
  me: grace.id,
  chats: { items: [aChat([ada, grace], { lastMessage: hers })], complete: true },
  timelines: { [hers.chatId]: { items: [hers, mine], complete: true } },
  windows: {},
  quoted: { [hers.chatId]: { [hers.id]: hers } },
  presence: {},
  typing: {},
} as unknown as Cache;
const data = {
  userId: ada.id,
  profile: { displayName: 'Deleted user' },
  erased: true,
  position: '9',
} as const;

test('what somebody wrote who is erased goes from everywhere that shows it, and nothing else does', () => {
  const after = applyFrame(cache, { event: 'user_updated', data }, 0).cache;
  expect(JSON.stringify(after)).not.toContain('wheel of gold');
  expect(JSON.stringify(after)).not.toContain('plan.pdf');
  expect(JSON.stringify(after)).toContain('Really?');
  const shown = after.timelines[hers.chatId]?.items[0];
  expect(shown && goneText(shown)).toBe('Erased with its sender');
  expect(shown && nameOf(shown.sender)).toBe('Deleted user');
  expect(after.chats?.items[0]?.lastMessage?.content).toBe('');
});

test('a deletion is told apart from an erasure, and a message that is there from both', () => {
  expect(goneText({ sender: ada, deletedAt: '2026-11-28T20:00:00Z' })).toBe('Message deleted');
  expect(goneText(hers)).toBeUndefined();
});
