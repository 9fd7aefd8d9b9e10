import { api } from '@/api/client';
import { answerOf, type Chat, type ChatPreferences, type ParticipantRole } from '@verbatim/sdk';

export function createOneToOne(userId: string): Promise<Chat> {
  return answerOf(api.POST('/api/chats', { body: { participants: [userId], isGroup: false } }));
}

/** @param key one for each group that is wanted once, so that a second attempt finds the first one's group */
export function createGroup(participants: string[], name: string, key: string): Promise<Chat> {
  const body = { participants, isGroup: true, ...(name === '' ? {} : { name }) };
  return answerOf(api.POST('/api/chats', { body, params: { header: { 'Idempotency-Key': key } } }));
}

export function rename(chatId: string, name: string): Promise<Chat> {
  return answerOf(api.PATCH('/api/chats/{chatId}', { params: { path: { chatId } }, body: { name } }));
}

export function addParticipant(chatId: string, userId: string): Promise<Chat> {
  return answerOf(
    api.POST('/api/chats/{chatId}/participants', { params: { path: { chatId } }, body: { userId } }),
  );
}

export async function changeRole(chatId: string, userId: string, role: ParticipantRole): Promise<Chat> {
  const path = { chatId, userId };
  return answerOf(
    api.PATCH('/api/chats/{chatId}/participants/{userId}', { params: { path }, body: { role } }),
  );
}

/** What somebody chooses for a chat; what is left out stays. A time, `forever` or `off` for muting. */
export interface Choice {
  readonly mutedUntil?: string;
  readonly pinned?: boolean;
}

export function choose(chatId: string, choice: Choice): Promise<ChatPreferences> {
  const params = { path: { chatId } };
  return answerOf(api.PATCH('/api/chats/{chatId}/preferences', { params, body: { ...choice } }));
}

/** Removes somebody, or oneself. */
export async function removeParticipant(chatId: string, userId: string): Promise<void> {
  const path = { chatId, userId };
  await answerOf(api.DELETE('/api/chats/{chatId}/participants/{userId}', { params: { path } }));
}
