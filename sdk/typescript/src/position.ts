import type { Store } from './store.js';

/** How far the log has been processed, kept in the store: one write at a time, and the newest value last. */
export class Position {
  #value: string | undefined;
  #key: string | undefined;
  #saving: Promise<void> | undefined;
  readonly #store: Store | undefined;
  readonly #failed: (error: unknown) => void;

  /** @param store where it is kept; without one it lives as long as the process */
  constructor(store: Store | undefined, failed: (error: unknown) => void) {
    this.#store = store;
    this.#failed = failed;
  }

  get value(): string | undefined {
    return this.#value;
  }

  set value(value: string | undefined) {
    this.#value = value;
    if (this.#store && this.#key !== undefined && value !== undefined) this.#saving ??= this.#save();
  }

  /** Takes up where an account has been before. */
  async open(userId: string): Promise<void> {
    const key = `verbatim.position.${userId}`;
    if (key === this.#key) return;
    this.#key = key;
    this.#value = await this.#store?.get(key);
  }

  /** Forgets whose position it is. */
  close(): void {
    this.#key = undefined;
    this.#value = undefined;
  }

  /** Done when the store has it. */
  async saved(): Promise<void> {
    await this.#saving;
  }

  async #save(): Promise<void> {
    try {
      for (let saved; this.#key !== undefined && this.#value !== undefined && this.#value !== saved;) {
        saved = this.#value;
        await this.#store?.set(this.#key, saved);
      }
    } catch (error) {
      this.#failed(error);
    } finally {
      this.#saving = undefined;
    }
  }
}
