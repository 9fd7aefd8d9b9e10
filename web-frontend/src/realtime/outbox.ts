import { createStore } from 'zustand/vanilla';
import { randomKey } from '@/api/random-key';

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
  readonly refusal?: string | undefined;
}

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/**
 * What waits to be sent, kept in the browser's storage: it survives a reload in the middle of sending. Each message
 * has an entry of its own, so that tabs do not overwrite each other; should two tabs send the same one, its key makes
 * the server keep one.
 */
export class Outbox {
  readonly store = createStore<{ readonly rows: readonly Outgoing[] }>(() => ({ rows: [] }));
  readonly #prefix: string;
  readonly #storage: Storage;
  #turn = 0;

  constructor(me: string, storage: Storage = localStorage) {
    this.#prefix = `verbatim.outbox.${me}.`;
    this.#storage = storage;
    this.store.setState({ rows: this.#read() });
  }

  add(chatId: string, content: string, at = Date.now()): Outgoing {
    const row: Outgoing = { key: randomKey(), chatId, content, at, turn: this.#turn++ };
    this.#keep(row);
    this.store.setState(({ rows }) => ({ rows: [...rows, row] }));
    return row;
  }

  /** The message has arrived, or is given up. */
  remove(key: string): void {
    this.#storage.removeItem(this.#prefix + key);
    if (!this.store.getState().rows.some((row) => row.key === key)) return;
    this.store.setState(({ rows }) => ({ rows: rows.filter((row) => row.key !== key) }));
  }

  refuse(key: string, refusal: string): void {
    this.#change(key, (row) => ({ ...row, refusal }));
  }

  retry(key: string): void {
    this.#change(key, ({ refusal: _, ...row }) => row);
  }

  /** The chats in which something waits to be sent. */
  waiting(): readonly string[] {
    return [
      ...new Set(
        this.store
          .getState()
          .rows.filter((row) => !row.refusal)
          .map((row) => row.chatId),
      ),
    ];
  }

  next(chatId: string): Outgoing | undefined {
    return this.store.getState().rows.find((row) => row.chatId === chatId && !row.refusal);
  }

  #change(key: string, change: (row: Outgoing) => Outgoing): void {
    const rows = this.store.getState().rows.map((row) => (row.key === key ? change(row) : row));
    this.store.setState({ rows });
    const changed = rows.find((row) => row.key === key);
    if (changed) this.#keep(changed);
  }

  #keep(row: Outgoing): void {
    this.#storage.setItem(this.#prefix + row.key, JSON.stringify(row));
  }

  #read(): Outgoing[] {
    const rows: Outgoing[] = [];
    for (let index = 0; index < this.#storage.length; index++) {
      const name = this.#storage.key(index);
      if (!name?.startsWith(this.#prefix)) continue;
      try {
        rows.push(JSON.parse(this.#storage.getItem(name) ?? '') as Outgoing);
      } catch {
        // Not ours, or half written by a browser that was killed: nothing that could be sent.
      }
    }
    return rows.sort((a, b) => a.at - b.at || a.turn - b.turn);
  }
}
