import { answerOf, type Chat, type Message } from '@verbatim/sdk';
import { api } from '@/api/client';
import { settings } from '@/config/settings';

type AtLeast = { 'Verbatim-Min-Position'?: string };

/** The header that makes a read wait for what has been seen already. */
export function atLeast(position: string | undefined): AtLeast {
  return position === undefined ? {} : { 'Verbatim-Min-Position': position };
}

export function fetchChats(
  header: AtLeast,
  cursor?: string,
): Promise<{ items: Chat[]; nextCursor?: string }> {
  const query = { limit: settings.chatListPage, ...(cursor === undefined ? {} : { cursor }) };
  return answerOf(api.GET('/api/chats', { params: { query, header } }));
}

export function fetchChat(chatId: string, header: AtLeast): Promise<Chat> {
  return answerOf(api.GET('/api/chats/{chatId}', { params: { path: { chatId }, header } }));
}

export function fetchHistory(
  chatId: string,
  header: AtLeast,
  before?: number,
): Promise<{ items: Message[]; nextCursor?: number }> {
  const query = { limit: settings.historyPage, ...(before === undefined ? {} : { before }) };
  return answerOf(api.GET('/api/chats/{chatId}/messages', { params: { path: { chatId }, query, header } }));
}

export async function fetchOnline(chatId: string): Promise<string[]> {
  const call = api.GET('/api/chats/{chatId}/online-users', { params: { path: { chatId } } });
  return (await answerOf(call)).items.map(({ userId }) => userId);
}
