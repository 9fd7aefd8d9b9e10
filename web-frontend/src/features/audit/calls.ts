import { answerOf, type Schemas } from '@verbatim/sdk';
import { api } from '@/api/client';

export type Audit = Schemas['Audit'];
export type AuditedEvent = Schemas['AuditedEvent'];
export type Filter = Omit<Schemas['SearchAuditRequest'], 'after' | 'limit'>;
export type Format = Schemas['ExportAuditRequest']['format'];

export interface Found {
  readonly items: readonly AuditedEvent[];
  readonly nextCursor?: string;
}

export function fetchAudits(
  chatId: string,
  before: number | undefined,
  signal: AbortSignal,
): Promise<Schemas['ChatAuditPage']> {
  const params = { path: { chatId }, query: before === undefined ? {} : { before } };
  return answerOf(api.GET('/api/chats/{chatId}/audits', { params, signal }));
}

/** @param key one for each audit that is wanted, so that a second attempt opens no second one */
export function openAudit(chatId: string | undefined, reason: string, key: string): Promise<Audit> {
  const body = { reason, ...(chatId === undefined ? {} : { chatId }) };
  return answerOf(api.POST('/api/audits', { body, params: { header: { 'Idempotency-Key': key } } }));
}

export function search(auditId: string, filter: Filter, after?: string): Promise<Found> {
  const body = { ...filter, ...(after === undefined ? {} : { after }) };
  return answerOf(api.POST('/api/audits/{auditId}/events', { params: { path: { auditId } }, body }));
}

/** All that is found, as a file. It is whole, or this fails. */
export function download(auditId: string, filter: Filter, format: Format): Promise<Blob> {
  const params = { path: { auditId } };
  const body = { ...filter, format };
  return answerOf(api.POST('/api/audits/{auditId}/export', { params, body, parseAs: 'blob' }));
}
