import { answerOf, VerbatimError, type Schemas } from '@verbatim/sdk';
import { api } from '@/api/client';
import type { Wish } from './wish';

export type KnownChat = Schemas['KnownChat'];
export type ChatPage = Schemas['KnownChatPage'];
export type Participant = NonNullable<KnownChat['participants']>[number];

/** Nobody has the address that was looked for. */
export class NobodyError extends Error {}

async function userOf(email: string): Promise<string> {
  const { items } = await answerOf(api.POST('/api/admin/users/search', { body: { query: email } }));
  const [user] = items;
  if (!user) throw new NobodyError();
  return user.id;
}

async function isChat(id: string): Promise<boolean> {
  try {
    await inspectChat(id);
    return true;
  } catch (error) {
    if (error instanceof VerbatimError && error.code === 'chat-not-found') return false;
    throw error;
  }
}

async function bodyOf(wish: Wish): Promise<Schemas['SearchChatsRequest']> {
  switch (wish.kind) {
    case 'largest':
      return {};
    case 'words':
      return { query: wish.words };
    case 'user':
      return { userId: wish.userId };
    case 'email':
      return { userId: await userOf(wish.email) };
    case 'id':
      return (await isChat(wish.id)) ? { query: wish.id } : { userId: wish.id };
  }
}

export async function searchChats(wish: Wish, after: string | undefined): Promise<ChatPage> {
  const body = { ...(await bodyOf(wish)), ...(after === undefined ? {} : { after }) };
  return answerOf(api.POST('/api/admin/chats/search', { body }));
}

export function inspectChat(chatId: string, signal?: AbortSignal): Promise<KnownChat> {
  const params = { path: { chatId } };
  return answerOf(api.GET('/api/admin/chats/{chatId}', { params, ...(signal && { signal }) }));
}

/** Members see who did it. */
export async function appointAdmin(chatId: string, userId: string): Promise<void> {
  const params = { path: { chatId, userId } };
  await answerOf(api.PUT('/api/admin/chats/{chatId}/admins/{userId}', { params }));
}
