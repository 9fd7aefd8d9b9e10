import createClient from 'openapi-fetch';
import type { Paths } from './contract';
import { ApiError } from './problem';
import { accessToken, renew } from './session';

const OPEN = ['/api/auth/register', '/api/auth/login', '/api/auth/refresh'];

async function send(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiError('unreachable', 0, 'The server cannot be reached');
  }
}

/** Sends with the session's token, and once more with a new one if the server calls the first one stale. */
async function sendAsUser(request: Request): Promise<Response> {
  if (OPEN.includes(new URL(request.url).pathname)) return send(request);
  const again = request.clone();
  request.headers.set('Authorization', `Bearer ${await accessToken()}`);
  const response = await send(request);
  if (response.status !== 401) return response;
  again.headers.set('Authorization', `Bearer ${await renew()}`);
  return send(again);
}

/** The HTTP half of the contract, typed by it. */
export const api = createClient<Paths>({ baseUrl: window.location.origin, fetch: sendAsUser });
