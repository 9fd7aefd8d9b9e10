import { createStore } from 'zustand/vanilla';
import type { Attachment, Message } from './contract.js';
import { VerbatimError, type FailureCode } from './error.js';
import { memoryFiles, type FileStore, type FileToSend, type OutgoingFile } from './files.js';
import { randomKey } from './key.js';
import { settings } from './settings.js';
import type { Store } from './store.js';

/** Something said that the server has not acknowledged yet. */
export interface Outgoing {
  readonly key: string;
  readonly chatId: string;
  readonly content: string;
  /** The id of the message of the same chat that it replies to. */
  readonly replyTo?: string | undefined;
  /** When it was said, in milliseconds. */
  readonly at: number;
  /** Among those said in the same millisecond. */
  readonly turn: number;
  /** What goes with it; absent where there is nothing. */
  readonly files?: readonly OutgoingFile[] | undefined;
  /** Why the server refuses it for good; absent while there is hope. */
  readonly refusal?: FailureCode | undefined;
  /** The refusal in words. */
  readonly reason?: string | undefined;
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

const PREFIX = 'verbatim.outbox.';

/**
 * What waits to be sent, kept in the store: it survives a restart in the middle of sending. Each message has an entry
 * of its own, so that tabs do not overwrite each other; should two tabs send the same one, its key makes the server
 * keep one.
 */
export class Outbox {
  readonly state = createStore<{ readonly rows: readonly Outgoing[] }>(() => ({ rows: [] }));
  readonly #store: Store;
  readonly #files: FileStore;
  readonly #listener: Listener;
  readonly #waiting = new Map<string, Waiting[]>();
  #prefix: string | undefined;
  #turn = 0;

  constructor(store: Store, listener: Listener, files: FileStore = memoryFiles()) {
    this.#store = store;
    this.#files = files;
    this.#listener = listener;
  }

  get rows(): readonly Outgoing[] {
    return this.state.getState().rows;
  }

  /** Takes up what an account has left in the store. */
  async open(userId: string): Promise<void> {
    const prefix = `${PREFIX}${userId}.`;
    if (this.#prefix === prefix) return;
    this.#prefix = prefix;
    this.state.setState({ rows: [] });
    const stored = await this.#read(prefix);
    if (this.#prefix !== prefix) return;
    this.#sweepFiles().catch((error: unknown) => this.#listener.failed(error));
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
  async add(
    chatId: string,
    content: string,
    key = randomKey(),
    now = Date.now(),
    { files: come = [], ...more }: Pick<Outgoing, 'replyTo'> & { files?: readonly FileToSend[] } = {},
  ): Promise<Outgoing> {
    if (this.#prefix === undefined) throw notOpen();
    const known = this.rows.find((row) => row.key === key);
    if (known) {
      if (known.refusal !== undefined) await this.retry(key);
      return known;
    }
    const files = await this.#keepFiles(come);
    const at = Math.max(now, this.rows.at(-1)?.at ?? 0);
    const row: Outgoing = {
      key,
      chatId,
      content,
      ...more,
      at,
      turn: this.#turn++,
      ...(files.length > 0 && { files }),
    };
    this.state.setState(({ rows }) => ({ rows: [...rows, row] }));
    await this.#keep(row);
    this.#listener.ready();
    return row;
  }

  /**
   * Another tab has put something into the store below a name, or taken it out (`null`). What it does not get rid of
   * in a while it may not live to send: then it is taken up here. Should both send it, its key makes the server keep one.
   */
  follow(name: string, value: string | null): void {
    const prefix = this.#prefix;
    if (prefix === undefined || !name.startsWith(prefix)) return;
    if (value !== null) return void setTimeout(() => void this.#takeUp(prefix, name), settings.takeUp);
    const rows = this.rows.filter(({ key }) => prefix + key !== name);
    if (rows.length < this.rows.length) this.state.setState({ rows });
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
    void this.#change(key, (row) => ({ ...row, refusal: error.code, reason: error.message }));
    for (const { reject } of this.#settled(key)) reject(error);
  }

  /** Gives a message that was refused another chance. */
  async retry(key: string): Promise<void> {
    await this.#change(key, (row) => ({ ...row, refusal: undefined, reason: undefined }));
    this.#listener.ready();
  }

  /** The chats in which something waits to be sent, its files being there. */
  waiting(): readonly string[] {
    return [...new Set(this.rows.filter(isReady).map((row) => row.chatId))];
  }

  /** What comes next in a chat. Words do not wait for files that others are sent with. */
  next(chatId: string): Outgoing | undefined {
    return this.rows.find((row) => row.chatId === chatId && isReady(row));
  }

  /** What waits for files to arrive at the server. */
  uploading(): readonly Outgoing[] {
    return this.rows.filter((row) => !row.refusal && !isReady(row));
  }

  /** A file is at the server. */
  async uploaded(key: string, fileKey: string, { id }: Pick<Attachment, 'id'>): Promise<void> {
    await this.#change(key, (row) => ({
      ...row,
      files: row.files?.map((file) => (file.key === fileKey ? { ...file, id } : file)),
    }));
  }

  /** The bytes of a file that waits. */
  blob(fileKey: string): Promise<Blob | undefined> {
    return this.#files.get(fileKey);
  }

  /** Tells whoever waits for an arrival that this client will not see it. */
  abandon(): void {
    const error = new VerbatimError(
      'closed',
      'Closed before the server answered; the outbox has the message',
    );
    for (const key of [...this.#waiting.keys()]) for (const { reject } of this.#settled(key)) reject(error);
  }

  async #keepFiles(come: readonly FileToSend[]): Promise<readonly OutgoingFile[]> {
    const waiting = this.rows.flatMap(({ files = [] }) => files).reduce((sum, { size }) => sum + size, 0);
    const bytes = come.reduce((sum, { blob }) => sum + blob.size, waiting);
    if (bytes > settings.waitingFileBytes)
      throw new VerbatimError(
        'outbox-full',
        'Too much waits to be sent already: send it, or take it out first',
      );
    return Promise.all(
      come.map(async ({ blob, name, width, height }) => {
        // When it came, so that what nobody needs is known as old.
        const key = `${Date.now().toString(36)}-${randomKey()}`;
        await this.#files.set(key, blob);
        return { key, name, type: blob.type, size: blob.size, width, height };
      }),
    );
  }

  /** Removes bytes that were kept for a message of any account which then never came to wait. */
  async #sweepFiles(): Promise<void> {
    const old = (key: string) => Date.now() - Number.parseInt(key, 36) > settings.fileSweep;
    const keys = (await this.#files.keys()).filter(old);
    if (keys.length === 0) return;
    const needed = new Set(
      (await this.#read(PREFIX)).flatMap(({ files = [] }) => files.map(({ key }) => key)),
    );
    for (const key of keys) if (!needed.has(key)) await this.#files.delete(key);
  }

  #drop(key: string): void {
    const files = this.rows.find((row) => row.key === key)?.files ?? [];
    for (const file of files)
      this.#files.delete(file.key).catch((error: unknown) => this.#listener.failed(error));
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

  async #takeUp(prefix: string, name: string): Promise<void> {
    const row = await this.#readOne(prefix, name);
    if (!row || this.#prefix !== prefix) return;
    const others = this.rows.filter(({ key }) => key !== row.key);
    this.state.setState({ rows: [...others, row].sort(asSaid) });
    this.#listener.ready();
  }

  async #read(prefix: string): Promise<Outgoing[]> {
    const rows = [];
    for (const name of await this.#store.keys(prefix)) rows.push(await this.#readOne(prefix, name));
    return rows.filter((row) => row !== undefined).sort(asSaid);
  }

  async #readOne(prefix: string, name: string): Promise<Outgoing | undefined> {
    try {
      const row = JSON.parse((await this.#store.get(name)) ?? '') as Outgoing;
      return name.startsWith(prefix) && name.endsWith(`.${row.key}`) ? row : undefined;
    } catch {
      // Not ours, or half written by a process that was killed: nothing that could be sent.
      return undefined;
    }
  }
}

function asSaid(one: Outgoing, other: Outgoing): number {
  return one.at - other.at || one.turn - other.turn;
}

function isReady({ refusal, files }: Outgoing): boolean {
  return refusal === undefined && (files ?? []).every(({ id }) => id !== undefined);
}

function notOpen(): VerbatimError {
  return new VerbatimError('closed', 'Log in, or connect, before sending');
}
