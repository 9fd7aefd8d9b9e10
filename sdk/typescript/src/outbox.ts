import { createStore } from 'zustand/vanilla';
import type { Message } from './contract.js';
import { VerbatimError, type FailureCode } from './error.js';
import { randomKey } from './key.js';
import type { Store } from './store.js';

/** Something said that the server has not acknowledged yet. */
export interface Outgoing {
  readonly key: string;
  readonly chatId: string;
  readonly content: string;
  /** When it was said, in milliseconds. */
  readonly at: number;
  /** Among those said in the same millisecond. */
  readonly turn: number;
  /** Why the server refuses it for good; absent while there is hope. */
  readonly refusal?: FailureCode | undefined;
}

interface Listener {
  /** Something is safe and can be sent. */
  ready(): void;
  /** Something could not be kept; it is sent all the same as long as this process lives. */
  failed(error: unknown): void;
}

interface Waiting {
  resolve(message: Message): void;
  reject(error: Error): void;
}

/**
 * What waits to be sent, kept in the store: it survives a restart in the middle of sending. Each message has an entry
 * of its own, so that tabs do not overwrite each other; should two tabs send the same one, its key makes the server
 * keep one.
 */
export class Outbox {
  readonly state = createStore<{ readonly rows: readonly Outgoing[] }>(() => ({ rows: [] }));
  readonly #store: Store;
  readonly #listener: Listener;
  readonly #waiting = new Map<string, Waiting[]>();
  #prefix: string | undefined;
  #turn = 0;

  constructor(store: Store, listener: Listener) {
    this.#store = store;
    this.#listener = listener;
  }

  get rows(): readonly Outgoing[] {
    return this.state.getState().rows;
  }

  /** Takes up what an account has left in the store. */
  async open(userId: string): Promise<void> {
    const prefix = `verbatim.outbox.${userId}.`;
    if (this.#prefix === prefix) return;
    this.#prefix = prefix;
    this.state.setState({ rows: [] });
    const stored = await this.#read(prefix);
    if (this.#prefix !== prefix) return;
    this.state.setState(({ rows }) => {
      const come = new Set(rows.map(({ key }) => key));
      return { rows: [...stored.filter(({ key }) => !come.has(key)), ...rows] };
    });
  }

  /** Forgets whose messages these are, and leaves them in the store. */
  close(): void {
    this.#prefix = undefined;
    this.state.setState({ rows: [] });
    this.abandon();
  }

  /**
   * Keeps something to be sent: listed at once, safe when the promise is kept. What waits under the same key already
   * stays as it is, and has another chance if it was refused.
   */
  async add(chatId: string, content: string, key = randomKey(), now = Date.now()): Promise<Outgoing> {
    if (this.#prefix === undefined) throw notOpen();
    const known = this.rows.find((row) => row.key === key);
    if (known) {
      if (known.refusal !== undefined) await this.retry(key);
      return known;
    }
    const at = Math.max(now, this.rows.at(-1)?.at ?? 0);
    const row: Outgoing = { key, chatId, content, at, turn: this.#turn++ };
    this.state.setState(({ rows }) => ({ rows: [...rows, row] }));
    await this.#keep(row);
    this.#listener.ready();
    return row;
  }

  /** The message as the server keeps it, once it is there. */
  arrival(key: string): Promise<Message> {
    if (this.#prefix === undefined) return Promise.reject(notOpen());
    return new Promise((resolve, reject) => {
      this.#waiting.set(key, [...(this.#waiting.get(key) ?? []), { resolve, reject }]);
    });
  }

  /** The server has the message. */
  settle(key: string, message: Message): void {
    this.#drop(key);
    for (const { resolve } of this.#settled(key)) resolve(message);
  }

  /** Gives a message up. */
  remove(key: string): void {
    this.#drop(key);
    const error = new VerbatimError('discarded', 'The message was taken out of the outbox');
    for (const { reject } of this.#settled(key)) reject(error);
  }

  /** The server will never take the message as it is: it stays, marked, until it is retried or removed. */
  refuse(key: string, error: VerbatimError): void {
    void this.#change(key, (row) => ({ ...row, refusal: error.code }));
    for (const { reject } of this.#settled(key)) reject(error);
  }

  /** Gives a message that was refused another chance. */
  async retry(key: string): Promise<void> {
    await this.#change(key, ({ refusal: _, ...row }) => row);
    this.#listener.ready();
  }

  /** The chats in which something waits to be sent. */
  waiting(): readonly string[] {
    return [...new Set(this.rows.filter((row) => !row.refusal).map((row) => row.chatId))];
  }

  next(chatId: string): Outgoing | undefined {
    return this.rows.find((row) => row.chatId === chatId && !row.refusal);
  }

  /** Tells whoever waits for an arrival that this client will not see it. */
  abandon(): void {
    const error = new VerbatimError(
      'closed',
      'Closed before the server answered; the outbox has the message',
    );
    for (const key of [...this.#waiting.keys()]) for (const { reject } of this.#settled(key)) reject(error);
  }

  #drop(key: string): void {
    void this.#forget(`${this.#prefix}${key}`);
    if (!this.rows.some((row) => row.key === key)) return;
    this.state.setState(({ rows }) => ({ rows: rows.filter((row) => row.key !== key) }));
  }

  async #forget(name: string): Promise<void> {
    try {
      await this.#store.delete(name);
    } catch (error) {
      this.#listener.failed(error);
    }
  }

  #settled(key: string): readonly Waiting[] {
    const waiting = this.#waiting.get(key) ?? [];
    this.#waiting.delete(key);
    return waiting;
  }

  async #change(key: string, change: (row: Outgoing) => Outgoing): Promise<void> {
    const rows = this.rows.map((row) => (row.key === key ? change(row) : row));
    this.state.setState({ rows });
    const changed = rows.find((row) => row.key === key);
    if (changed) await this.#keep(changed);
  }

  async #keep(row: Outgoing): Promise<void> {
    try {
      await this.#store.set(`${this.#prefix}${row.key}`, JSON.stringify(row));
    } catch (error) {
      this.#listener.failed(error);
    }
  }

  async #read(prefix: string): Promise<Outgoing[]> {
    const rows: Outgoing[] = [];
    for (const name of await this.#store.keys(prefix)) {
      try {
        const row = JSON.parse((await this.#store.get(name)) ?? '') as Outgoing;
        if (prefix + row.key === name) rows.push(row);
      } catch {
        // Not ours, or half written by a process that was killed: nothing that could be sent.
      }
    }
    return rows.sort((a, b) => a.at - b.at || a.turn - b.turn);
  }
}

function notOpen(): VerbatimError {
  return new VerbatimError('closed', 'Log in, or connect, before sending');
}
