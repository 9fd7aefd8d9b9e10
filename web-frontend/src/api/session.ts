import { createStore } from 'zustand/vanilla';
import { settings } from '@/config/settings';
import type { Account, Session } from './contract';
import { oneAtATime } from './one-at-a-time';
import { ApiError, errorFrom } from './problem';

const STORED = 'verbatim.session';

interface Stored {
  readonly refreshToken: string;
  readonly user: Account;
}

export type SessionState =
  | { readonly phase: 'signed-out'; readonly expired: boolean }
  | { readonly phase: 'restoring'; readonly user: Account }
  | { readonly phase: 'signed-in'; readonly user: Account };

/** Who uses this tab. The access token lives in memory only; the refresh token is what a reload comes back with. */
export const session = createStore<SessionState>(() => {
  const stored = read();
  return stored ? { phase: 'restoring', user: stored.user } : { phase: 'signed-out', expired: false };
});

let access: { token: string; expiresAt: number } | undefined;
let renewing: Promise<string> | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<(token: string) => void>();

function read(): Stored | undefined {
  try {
    return JSON.parse(localStorage.getItem(STORED) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

/** Calls back with every new access token, so that the socket can go on under it. */
export function onNewToken(listener: (token: string) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function begin({ user, token, refreshToken, expiresIn }: Session): void {
  localStorage.setItem(STORED, JSON.stringify({ refreshToken, user } satisfies Stored));
  access = { token, expiresAt: Date.now() + expiresIn * 1000 };
  clearTimeout(timer);
  timer = setTimeout(() => void renew().catch(() => undefined), msUntilRenewal(expiresIn));
  session.setState({ phase: 'signed-in', user }, true);
  for (const listener of listeners) listener(token);
}

export function end(expired: boolean): void {
  localStorage.removeItem(STORED);
  forget(expired);
}

function forget(expired: boolean): void {
  clearTimeout(timer);
  access = undefined;
  session.setState({ phase: 'signed-out', expired }, true);
}

function msUntilRenewal(expiresIn: number): number {
  return Math.max(expiresIn * 1000 - settings.renewAhead, (expiresIn * 1000) / 2);
}

/** An access token that is good for a while yet; renews it where necessary. */
export async function accessToken(): Promise<string> {
  const good = access && access.expiresAt - Date.now() > 5000;
  return good && access ? access.token : renew();
}

export function refreshTokenAtHand(): string | undefined {
  return read()?.refreshToken;
}

/**
 * A new access token. A refresh token serves once, and using it twice ends the session: so one renewal at a time, in
 * this tab and in all others, and always with the token that was stored last.
 */
export function renew(): Promise<string> {
  renewing ??= oneAtATime('verbatim.renewal', exchange).finally(() => (renewing = undefined));
  return renewing;
}

async function exchange(): Promise<string> {
  const stored = read();
  if (!stored) {
    forget(true);
    throw new ApiError('unauthenticated', 401, 'No session');
  }
  const response = await fetch('/api/auth/refresh', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ refreshToken: stored.refreshToken }),
  }).catch(() => {
    throw new ApiError('unreachable', 0, 'The server cannot be reached');
  });
  if (response.status === 401) end(true);
  if (!response.ok) throw errorFrom(await response.json().catch(() => undefined), response);
  const renewed = (await response.json()) as Session;
  begin(renewed);
  return renewed.token;
}

/** Follows what other tabs do: a log-out there is one here, and another person's log-in starts this tab afresh. */
export function followOtherTabs(): void {
  window.addEventListener('storage', (event) => {
    if (event.key !== STORED) return;
    const now = session.getState();
    const stored = read();
    if (!stored && now.phase !== 'signed-out') forget(false);
    else if (stored && (now.phase === 'signed-out' || now.user.id !== stored.user.id)) location.reload();
  });
}
