import { createStore } from 'zustand/vanilla';
import type { Attachment } from './contract.js';
import type { Credentials } from './credentials.js';
import { VerbatimError } from './error.js';
import type { FileStore, OutgoingFile } from './files.js';
import type { Outbox, Outgoing } from './outbox.js';
import { settings } from './settings.js';
import { upload } from './upload.js';

interface Listener {
  /** All files of a message are there: it can be sent. */
  ready(): void;
  uploaded(file: Attachment, blob: Blob): void;
  failed(error: unknown): void;
}

/**
 * Brings the files of waiting messages to the server, a message after the other and ahead of it. What fails for a while is
 * tried again under the same key; what the server refuses is the message's refusal.
 */
export class Uploader {
  /** How many bytes of each file have left, by the file's key; a file that is not under way is not here. */
  readonly progress = createStore<{ readonly sent: Readonly<Record<string, number>> }>(() => ({ sent: {} }));
  readonly #url: string;
  readonly #credentials: Credentials;
  readonly #outbox: Outbox;
  readonly #files: FileStore;
  readonly #listener: Listener;
  readonly #running = new Map<string, AbortController>();
  #pause: ReturnType<typeof setTimeout> | undefined;
  #stopped = true;

  constructor(url: string, credentials: Credentials, outbox: Outbox, files: FileStore, listener: Listener) {
    this.#url = url;
    this.#credentials = credentials;
    this.#outbox = outbox;
    this.#files = files;
    this.#listener = listener;
    outbox.state.subscribe(({ rows }) => this.#cancelMissing(rows));
  }

  /** Goes on with whatever waits. */
  flush(): void {
    this.#stopped = false;
    for (const row of this.#outbox.uploading()) {
      if (this.#running.size >= settings.uploadsAtOnce) return;
      if (!this.#running.has(row.key)) void this.#bring(row.key);
    }
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#pause);
    for (const controller of this.#running.values()) controller.abort();
  }

  async #bring(key: string): Promise<void> {
    const controller = new AbortController();
    this.#running.set(key, controller);
    try {
      for (let row = this.#row(key); row && !controller.signal.aborted; row = this.#row(key)) {
        const file = row.files?.find(({ id }) => id === undefined);
        if (!file) break;
        await this.#bringFile(row, file, controller.signal);
      }
      this.#listener.ready();
    } catch (error) {
      this.#failed(key, error, controller.signal);
    } finally {
      this.#running.delete(key);
      if (!this.#stopped && this.#pause === undefined) this.flush();
    }
  }

  async #bringFile(row: Outgoing, file: OutgoingFile, signal: AbortSignal): Promise<void> {
    const blob = await this.#files.get(file.key);
    if (blob === undefined)
      throw new VerbatimError('file-lost', 'The file is not here any more: choose it again', { status: 404 });
    const onProgress = (sent: number) => this.#tell(file.key, sent);
    onProgress(0);
    try {
      const { chatId } = row;
      const arrived = await upload(
        { url: this.#url, chatId, file, blob, signal, onProgress },
        this.#credentials,
      );
      this.#listener.uploaded(arrived, blob);
      await this.#outbox.uploaded(row.key, file.key, arrived);
    } finally {
      this.#tell(file.key, undefined);
    }
  }

  #failed(key: string, error: unknown, signal: AbortSignal): void {
    if (signal.aborted) return;
    if (error instanceof VerbatimError && !error.passing && error.status !== 401) {
      this.#outbox.refuse(key, error);
      return;
    }
    if (!(error instanceof VerbatimError)) this.#listener.failed(error);
    const seconds = error instanceof VerbatimError ? error.retryAfter : undefined;
    clearTimeout(this.#pause);
    this.#pause = setTimeout(
      () => {
        this.#pause = undefined;
        if (!this.#stopped) this.flush();
      },
      seconds === undefined ? settings.sendRetry : seconds * 1000,
    );
  }

  #cancelMissing(rows: readonly Outgoing[]): void {
    for (const [key, controller] of this.#running)
      if (!rows.some((row) => row.key === key)) controller.abort();
  }

  #row(key: string): Outgoing | undefined {
    return this.#outbox.uploading().find((row) => row.key === key);
  }

  #tell(fileKey: string, bytes: number | undefined): void {
    this.progress.setState(({ sent: { [fileKey]: _, ...others } }) => ({
      sent: bytes === undefined ? others : { ...others, [fileKey]: bytes },
    }));
  }
}
