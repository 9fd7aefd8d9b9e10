import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Account, Tokens } from './contract.js';
import type { Credentials } from './credentials.js';
import { errorFrom, unreachable, VerbatimError } from './error.js';
import { oneAtATime } from './one-at-a-time.js';
import { settings } from './settings.js';
import type { Store } from './store.js';

/** The key in the store below which the session lies. */
export const SESSION_KEY = 'verbatim.session';

interface Stored {
  readonly refreshToken: string;
  readonly user: Account;
}

export type SessionState =
  /**
   * `expired`: not by a log-out here. `ended`: from elsewhere, such as another device or a new password, where that is known.
   */
  | { readonly phase: 'signed-out'; readonly expired: boolean; readonly ended?: boolean }
  | { readonly phase: 'restoring'; readonly user: Account }
  | { readonly phase: 'signed-in'; readonly user: Account };

/** Who is logged in. The access token lives in memory only; the refresh token is what a restart comes back with. */
export class Session implements Credentials {
  readonly state: StoreApi<SessionState> = createStore<SessionState>(() => ({
    phase: 'signed-out',
    expired: false,
  }));
  readonly #url: string;
  readonly #store: Store;
  readonly #listeners = new Set<(token: string) => void>();
  #ended = false;
  #access: { readonly token: string; readonly expiresAt: number } | undefined;
  #renewing: Promise<string> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(url: string, store: Store) {
    this.#url = url;
    this.#store = store;
  }

  /** Takes up what the store says: the session in it, or that there is none. Says whether there is one. */
  async restore(): Promise<boolean> {
    const stored = await this.#read();
    const now = this.state.getState();
    if (stored === undefined) {
      if (now.phase !== 'signed-out') this.#forget(false);
    } else if (now.phase === 'signed-out' || now.user.id !== stored.user.id) {
      this.#access = undefined;
      this.state.setState({ phase: 'restoring', user: stored.user }, true);
    }
    return stored !== undefined;
  }

  async begin({ user, token, refreshToken, expiresIn }: Tokens): Promise<void> {
    await this.#store.set(SESSION_KEY, JSON.stringify({ refreshToken, user } satisfies Stored));
    this.#access = { token, expiresAt: Date.now() + expiresIn * 1000 };
    this.#ended = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.renew().catch(() => undefined), msUntilRenewal(expiresIn));
    // A program that has nothing else to do need not stay for this.
    (this.#timer as { unref?: () => void }).unref?.();
    this.state.setState({ phase: 'signed-in', user }, true);
    for (const listener of this.#listeners) listener(token);
  }

  /** Takes in what has become of the account of the session: here, or on another device. */
  async change(account: Account): Promise<void> {
    const now = this.state.getState();
    if (now.phase === 'signed-out' || now.user.id !== account.id) return;
    this.state.setState({ ...now, user: account }, true);
    const stored = await this.#read();
    if (stored?.user.id === account.id)
      await this.#store.set(SESSION_KEY, JSON.stringify({ ...stored, user: account } satisfies Stored));
  }

  /** The server has said that the session was ended; that it is over shows when its tokens are refused. */
  noteEnd(): void {
    this.#ended = true;
  }

  /** @param expired whether the server has ended it */
  async end(expired: boolean): Promise<void> {
    this.#forget(expired);
    await this.#store.delete(SESSION_KEY);
  }

  onToken(listener: (token: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async token(): Promise<string> {
    const access = this.#access;
    return access && access.expiresAt - Date.now() > 5000 ? access.token : this.renew();
  }

  async refreshToken(): Promise<string | undefined> {
    return (await this.#read())?.refreshToken;
  }

  /**
   * A refresh token serves once, and using it twice ends the session: so one renewal at a time, in this process and in
   * all tabs of a browser, and always with the token that was stored last.
   */
  renew(refused?: string): Promise<string> {
    const newer = this.#access?.token;
    if (refused !== undefined && newer !== undefined && newer !== refused) return Promise.resolve(newer);
    this.#renewing ??= oneAtATime('verbatim.renewal', () => this.#exchange()).finally(
      () => (this.#renewing = undefined),
    );
    return this.#renewing;
  }

  async #exchange(): Promise<string> {
    const stored = await this.#read();
    if (!stored) {
      this.#forget(true);
      throw new VerbatimError('unauthenticated', 'Nobody is logged in', { status: 401 });
    }
    const response = await fetch(`${this.#url}/api/auth/refresh`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ refreshToken: stored.refreshToken }),
    }).catch(() => {
      throw unreachable();
    });
    if (response.status === 401) await this.end(true);
    if (!response.ok) throw errorFrom(await response.json().catch(() => undefined), response);
    const renewed = (await response.json()) as Tokens;
    await this.begin(renewed);
    return renewed.token;
  }

  async #read(): Promise<Stored | undefined> {
    try {
      return JSON.parse((await this.#store.get(SESSION_KEY)) ?? 'null') ?? undefined;
    } catch {
      return undefined;
    }
  }

  #forget(expired: boolean): void {
    clearTimeout(this.#timer);
    this.#access = undefined;
    const ended = expired && this.#ended;
    this.#ended = false;
    this.state.setState(
      ended ? { phase: 'signed-out', expired, ended } : { phase: 'signed-out', expired },
      true,
    );
  }
}

function msUntilRenewal(expiresIn: number): number {
  return Math.max(expiresIn * 1000 - settings.renewAhead, (expiresIn * 1000) / 2);
}
