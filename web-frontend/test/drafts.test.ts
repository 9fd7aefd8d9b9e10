import { beforeEach, expect, test } from 'vitest';
import { verbatim } from '@/api/client';
import { keptDraft, keptReply, useDrafts } from '@/features/message/drafts';

const { state } = verbatim.session;
const arrive = (id: string) => state.setState({ phase: 'signed-in', user: { id } } as never, true);
const leave = (expired: boolean) => state.setState({ phase: 'signed-out', expired } as never, true);
const write = (text: string) => useDrafts.getState().write('chat', text);

beforeEach(() => arrive('ada'));

test('a draft is kept for the person and the chat that it is of', () => {
  write('Half a thou');
  expect(keptDraft('chat')).toBe('Half a thou');
  expect(keptDraft('other')).toBe('');
  arrive('grace');
  expect(keptDraft('chat')).toBe('');
});

test('a draft that was sent is not kept', () => {
  write('Half a thou');
  write('');
  expect(localStorage.length).toBe(0);
});

test('who logs out leaves no draft behind; who was thrown out finds it again', () => {
  write('Half a thou');
  leave(true);
  expect(useDrafts.getState().texts).toEqual({});
  arrive('ada');
  expect(keptDraft('chat')).toBe('Half a thou');
  leave(false);
  expect(localStorage.length).toBe(0);
});

test('what is being replied to is kept beside the text, and another tab of the same person hears of it', () => {
  useDrafts.getState().reply('chat', 'chat_3');
  expect(keptReply('chat')).toBe('chat_3');
  expect(keptDraft('chat')).toBe('');
  const changed = { key: 'verbatim.draft.ada.chat.reply', newValue: 'chat_4' };
  window.dispatchEvent(new StorageEvent('storage', changed));
  expect(useDrafts.getState().replies.chat).toBe('chat_4');
  expect(Object.keys(useDrafts.getState().texts)).not.toContain('chat.reply');
  leave(false);
  expect(keptReply('chat')).toBe('');
});
