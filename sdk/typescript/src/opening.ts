import type { Account } from './contract.js';
import { answerOf, VerbatimError } from './error.js';
import type { Api } from './http.js';
import { settings } from './settings.js';

/** An attempt to get connected, until it has succeeded or become hopeless. */
export class Opening {
  readonly live: Promise<void>;
  readonly #settled = new AbortController();
  #resolve: () => void = () => undefined;
  #reject: (error: unknown) => void = () => undefined;

  constructor() {
    this.live = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  get pending(): boolean {
    return !this.#settled.signal.aborted;
  }

  succeed(): void {
    this.#settled.abort();
    this.#resolve();
  }

  fail(error: unknown): void {
    this.#settled.abort();
    this.#reject(error);
  }

  /** Asks whose the token is until the server answers, or this is settled. */
  async whoAmI(api: Api): Promise<Account> {
    const { signal } = this.#settled;
    for (;;) {
      try {
        return await answerOf(api.GET('/api/users/me', { signal }));
      } catch (error) {
        if (!this.pending || !(error instanceof VerbatimError && error.passing)) throw error;
        await new Promise((resolve) => setTimeout(resolve, settings.sendRetry));
      }
    }
  }
}
