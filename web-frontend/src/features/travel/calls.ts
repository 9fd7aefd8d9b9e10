import { api } from '@/api/client';
import { answerOf, type PastChat, type Schemas } from '@verbatim/sdk';
import type { Moment } from './moment';

export type PastPage = Schemas['PastMessagePage'];

export function fetchPastChat(chatId: string, moment: Moment, signal: AbortSignal): Promise<PastChat> {
  return answerOf(
    api.GET('/api/chats/{chatId}/as-of', { params: { path: { chatId }, query: { ...moment } }, signal }),
  );
}

export type EventPage = Schemas['PastEventPage'];

/** @param from the seq after which to begin, or where the page before says to go on */
export function fetchEvents(
  chatId: string,
  from: { readonly after: number } | { readonly cursor: string },
  signal: AbortSignal,
): Promise<EventPage> {
  return answerOf(
    api.GET('/api/chats/{chatId}/events', { params: { path: { chatId }, query: { ...from } }, signal }),
  );
}

/** @param before the messages before this seq; the newest ones of then without it */
export function fetchPastPage(
  chatId: string,
  seq: number,
  before: number | undefined,
  signal: AbortSignal,
): Promise<PastPage> {
  const query = { seq, ...(before !== undefined && { before }) };
  return answerOf(
    api.GET('/api/chats/{chatId}/as-of/messages', { params: { path: { chatId }, query }, signal }),
  );
}
