import { api } from '@/api/client';
import { atLeast } from '@/realtime/fetches';
import { answerOf, type Message, type Schemas } from '@verbatim/sdk';

export type StatusReport = Schemas['MessageStatusReport'];

/** @param position what has been seen already, and so must be in the answer */
export function fetchStatus(
  { chatId, id: messageId }: Message,
  position: string | undefined,
): Promise<StatusReport> {
  const params = { path: { chatId, messageId }, header: atLeast(position) };
  return answerOf(api.GET('/api/chats/{chatId}/messages/{messageId}/status', { params }));
}
