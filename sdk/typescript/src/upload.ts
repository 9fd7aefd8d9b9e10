import type { Attachment } from './contract.js';
import type { Credentials } from './credentials.js';
import { errorFrom, unreachable } from './error.js';
import type { OutgoingFile } from './files.js';

/** One file on its way to a chat. */
export interface Upload {
  readonly url: string;
  readonly chatId: string;
  readonly file: OutgoingFile;
  readonly blob: Blob;
  readonly signal: AbortSignal;
  /** Hears of the bytes that have left. */
  readonly onProgress: (sent: number) => void;
}

/** Brings a file to the server; once more with a new token if the first one is called stale. */
export async function upload(upload: Upload, credentials: Credentials): Promise<Attachment> {
  const token = await credentials.token();
  const response = await post(upload, token);
  const answer = response.status === 401 ? await post(upload, await credentials.renew(token)) : response;
  const body: unknown = await answer.json().catch(() => undefined);
  if (!answer.ok) throw errorFrom(body, answer);
  return body as Attachment;
}

async function post(upload: Upload, token: string): Promise<Response> {
  const { url, chatId, file } = upload;
  const target = `${url}/api/chats/${encodeURIComponent(chatId)}/attachments`;
  const headers = {
    Authorization: `Bearer ${token}`,
    'Content-Type': file.type === '' ? 'application/octet-stream' : file.type,
    'Idempotency-Key': file.key,
    'Verbatim-File-Name': encodeURIComponent(wellFormed(file.name)),
  };
  return typeof XMLHttpRequest === 'undefined'
    ? byFetch(target, headers, upload)
    : byRequest(target, headers, upload);
}

async function byFetch(
  target: string,
  headers: Record<string, string>,
  { blob, signal }: Upload,
): Promise<Response> {
  try {
    return await fetch(target, { method: 'POST', headers, body: blob, signal });
  } catch (cause) {
    throw signal.aborted ? cause : unreachable();
  }
}

/** What only this tells: how far it has got. */
function byRequest(
  target: string,
  headers: Record<string, string>,
  { blob, signal, onProgress }: Upload,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', target);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded }) => onProgress(loaded);
    request.onload = () => resolve(responseOf(request));
    request.onerror = () => reject(unreachable());
    request.onabort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', () => request.abort(), { once: true });
    if (signal.aborted) reject(signal.reason as Error);
    else request.send(blob);
  });
}

function responseOf(request: XMLHttpRequest): Response {
  const headers = new Headers();
  const retryAfter = request.getResponseHeader('Retry-After');
  if (retryAfter !== null) headers.set('Retry-After', retryAfter);
  const { status, statusText } = request;
  return new Response(request.responseText, { status, statusText, headers });
}

/** Half a surrogate pair, which some file systems let into names, cannot be encoded. */
function wellFormed(name: string): string {
  return new TextDecoder().decode(new TextEncoder().encode(name));
}
