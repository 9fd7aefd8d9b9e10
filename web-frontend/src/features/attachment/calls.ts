import { answerOf, VerbatimError, type AttachmentLimits } from '@verbatim/sdk';
import { api } from '@/api/client';

export function fetchLimits(): Promise<AttachmentLimits> {
  return answerOf(api.GET('/api/attachment-limits'));
}

/** Fetches a file whole, telling how many bytes have come. */
export async function download(
  chatId: string,
  attachmentId: string,
  type: string,
  onProgress: (loaded: number) => void,
): Promise<Blob> {
  const path = { chatId, attachmentId };
  const call = api.GET('/api/chats/{chatId}/attachments/{attachmentId}', {
    params: { path },
    parseAs: 'stream',
  });
  const { response } = await call;
  if (!response.ok || !response.body)
    throw new VerbatimError('not-found', 'The file cannot be had', { status: response.status });
  const parts: BlobPart[] = [];
  const reader = response.body.getReader();
  let loaded = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value as Uint8Array<ArrayBuffer>);
    loaded += part.value.length;
    onProgress(loaded);
  }
  return new Blob(parts, { type });
}
