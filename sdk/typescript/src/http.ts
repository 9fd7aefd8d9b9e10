import createClient, { type Client } from 'openapi-fetch';
import type { Paths } from './contract.js';
import type { Credentials } from './credentials.js';
import { retryAfterOf, unreachable, VerbatimError } from './error.js';
import { settings } from './settings.js';

/** The HTTP half of the contract, typed by it: `api.GET('/api/chats/{chatId}', { params: { path: { chatId } } })`. */
export type Api = Client<Paths>;

const OPEN = ['/api/auth/register', '/api/auth/login', '/api/auth/refresh', '/api/auth/password-reset'];
const MIN_POSITION = 'Verbatim-Min-Position';

interface Options {
  readonly url: string;
  readonly credentials: Credentials;
  /** How often a call is made at most, the first time included. */
  readonly attempts: number;
  /** What reads must not be older than. */
  readonly position: () => string | undefined;
  /** Hears of the position that a write has reached. */
  readonly onWritten: (position: string) => void;
}

export function createApi(options: Options): Api {
  return createClient<Paths>({ baseUrl: options.url, fetch: (request) => patiently(request, options) });
}

/** Makes a call again while that is harmless and may help, as late as the server says. */
async function patiently(request: Request, options: Options): Promise<Response> {
  const position = options.position();
  const reads = request.method === 'GET';
  if (reads && position !== undefined && !request.headers.has(MIN_POSITION))
    request.headers.set(MIN_POSITION, position);
  for (let attempt = 1; ; attempt++) {
    const last = attempt >= options.attempts;
    const copy = last ? request : request.clone();
    try {
      const response = await asUser(copy, options);
      const pause = last ? undefined : pauseAfter(response, request);
      if (pause === undefined) {
        const written = reads ? null : response.headers.get('Verbatim-Position');
        if (written !== null) options.onWritten(written);
        return response;
      }
      await wait(pause, request.signal);
    } catch (error) {
      const passing = error instanceof VerbatimError && error.passing;
      if (last || !passing || !harmless(request)) throw error;
      await wait(settings.reconnectFirst * 2 ** attempt, request.signal);
    }
  }
}

/** In how many milliseconds the call is worth another attempt; undefined where it is not. */
function pauseAfter(response: Response, request: Request): number | undefined {
  const again = response.status === 429 || (response.status === 503 && harmless(request));
  const pause = (retryAfterOf(response) ?? 1) * 1000;
  return again && pause <= settings.httpPatience ? pause : undefined;
}

/** Whether a call that may have happened can happen again. */
function harmless({ method, headers }: Request): boolean {
  return method === 'GET' || headers.has('Idempotency-Key');
}

/** Sends with the account's token, and once more with a new one if the server calls the first one stale. */
async function asUser(request: Request, { url, credentials }: Options): Promise<Response> {
  if (OPEN.includes(request.url.slice(url.length))) return send(request);
  const again = request.clone();
  const token = await credentials.token();
  request.headers.set('Authorization', `Bearer ${token}`);
  const response = await send(request);
  if (response.status !== 401) return response;
  again.headers.set('Authorization', `Bearer ${await credentials.renew(token)}`);
  return send(again);
}

async function send(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (cause) {
    throw request.signal.aborted ? cause : unreachable();
  }
}

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}
