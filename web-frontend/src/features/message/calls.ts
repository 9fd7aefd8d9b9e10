import { api } from '@/api/client';
import { answerOf, type Message } from '@verbatim/sdk';

export function editMessage({ chatId, id: messageId }: Message, content: string): Promise<Message> {
  const path = { chatId, messageId };
  return answerOf(
    api.PATCH('/api/chats/{chatId}/messages/{messageId}', { params: { path }, body: { content } }),
  );
}

export function deleteMessage({ chatId, id: messageId }: Message): Promise<Message> {
  const path = { chatId, messageId };
  return answerOf(api.DELETE('/api/chats/{chatId}/messages/{messageId}', { params: { path } }));
}
