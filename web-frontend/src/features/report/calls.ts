import { answerOf, VerbatimError, type Message, type Schemas } from '@verbatim/sdk';
import { api } from '@/api/client';

export type Report = Schemas['Report'];
export type Reason = Schemas['ReportReason'];
export type Reported = Schemas['ReportedMessage'];
export type Shown = Schemas['ShownMessage'];
export type Outcome = Schemas['DecideReportsRequest']['outcome'];

export const REASONS = ['spam', 'harassment', 'hate', 'violence', 'sexual', 'other'] as const;

const placeOf = ({ chatId, id }: Message) => ({ path: { chatId, messageId: id } });

/** One's own report of a message; none if there is none. */
export async function fetchReport(message: Message, signal: AbortSignal): Promise<Report | null> {
  try {
    return await answerOf(
      api.GET('/api/chats/{chatId}/messages/{messageId}/report', { params: placeOf(message), signal }),
    );
  } catch (error) {
    if (error instanceof VerbatimError && error.code === 'not-found') return null;
    throw error;
  }
}

export async function report(message: Message, reason: Reason, text: string): Promise<void> {
  const body = { reason, ...(text === '' ? {} : { text }) };
  await answerOf(
    api.PUT('/api/chats/{chatId}/messages/{messageId}/report', { params: placeOf(message), body }),
  );
}

export function fetchQueue(
  after: string | undefined,
  signal: AbortSignal,
): Promise<Schemas['ReportedMessagePage']> {
  const query = after === undefined ? {} : { after };
  return answerOf(api.GET('/api/admin/reports', { params: { query }, signal }));
}

const of = (messageId: string) => ({ params: { path: { messageId } } });

/** Members of the chat are told of it. */
export function look(messageId: string): Promise<Shown> {
  return answerOf(api.POST('/api/admin/reports/{messageId}/look', of(messageId)));
}

export async function decide(messageId: string, outcome: Outcome, note: string): Promise<void> {
  const body = { outcome, ...(note === '' ? {} : { note }) };
  await answerOf(api.PUT('/api/admin/reports/{messageId}/decision', { ...of(messageId), body }));
}
