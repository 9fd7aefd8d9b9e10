import { answerOf, type Chat, type Message } from '@verbatim/sdk';
import { api } from '@/api/client';
import { settings } from '@/config/settings';
import type { Timeline } from './cache';

type AtLeast = { 'Verbatim-Min-Position'?: string };

/** The header that makes a read wait for what has been seen already. */
export function atLeast(position: string | undefined): AtLeast {
  return position === undefined ? {} : { 'Verbatim-Min-Position': position };
}

export function fetchChats(
  header: AtLeast,
  cursor?: string,
  words?: string,
): Promise<{ items: Chat[]; nextCursor?: string }> {
  const query = {
    limit: settings.chatListPage,
    ...(cursor === undefined ? {} : { cursor }),
    ...(words === undefined ? {} : { query: words }),
  };
  return answerOf(api.GET('/api/chats', { params: { query, header } }));
}

export function fetchChat(chatId: string, header: AtLeast): Promise<Chat> {
  return answerOf(api.GET('/api/chats/{chatId}', { params: { path: { chatId }, header } }));
}

/** Which page of a history: the newest one if nothing is said; `since` is a moment. */
export interface Page {
  readonly before?: number;
  readonly after?: number;
  readonly around?: number;
  readonly since?: string;
  readonly limit?: number;
}

/** A part of a history, and what its messages reply to beyond it. */
export interface Fetched {
  readonly part: Timeline;
  readonly quoted: readonly Message[];
}

export async function fetchHistory(chatId: string, header: AtLeast, page: Page = {}): Promise<Fetched> {
  const query = { limit: settings.historyPage, ...page };
  const call = api.GET('/api/chats/{chatId}/messages', { params: { path: { chatId }, query, header } });
  const { items, nextCursor, prevCursor, quoted = [] } = await answerOf(call);
  const [olderCursor, newerCursor] =
    page.after === undefined ? [nextCursor, prevCursor] : [prevCursor, nextCursor];
  return { part: { items, olderCursor, newerCursor }, quoted };
}

export function fetchMessage(chatId: string, messageId: string, header: AtLeast): Promise<Message> {
  const path = { chatId, messageId };
  return answerOf(api.GET('/api/chats/{chatId}/messages/{messageId}', { params: { path, header } }));
}

export async function fetchOnline(chatId: string): Promise<string[]> {
  const call = api.GET('/api/chats/{chatId}/online-users', { params: { path: { chatId } } });
  return (await answerOf(call)).items.map(({ userId }) => userId);
}
