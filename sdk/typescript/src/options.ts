import type { FileStore } from './files.js';
import type { Store } from './store.js';

export interface Options {
  /** Where the server is, as in `https://chat.example.org`. */
  readonly url: string;
  /** A token that never changes, as bots have it. Without one, log in. */
  readonly token?: string | undefined;
  /** What shall outlive the process: the session, the outbox, the position. In memory if left out. */
  readonly store?: Store | undefined;
  /** Where the bytes of files are that wait to be sent. In memory if left out; a browser has `indexedDbFiles()`. */
  readonly files?: FileStore | undefined;
  /**
   * Whether the position is kept in the store (yes if left out). Not for a program that forgets what it was told: a
   * page that fetches everything anew when it is loaded.
   */
  readonly resume?: boolean;
  /** How often an HTTP call is made at most while the server is away or asks to wait; 4 if left out. */
  readonly attempts?: number;
}
