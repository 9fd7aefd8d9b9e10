import { settings } from './settings.js';

type Kind = 'message_ack' | 'message_read';
type Tell = (event: Kind, mark: { chatId: string; seq: number }) => Promise<boolean>;

/**
 * Tells the server how far messages have arrived and been read: the highest seq of each chat only, gathered for a
 * moment. What was not acknowledged is told again, after a while or with the next connection.
 */
export class Marks {
  readonly #wanted: Record<Kind, Map<string, number>> = { message_ack: new Map(), message_read: new Map() };
  readonly #told: Record<Kind, Map<string, number>> = { message_ack: new Map(), message_read: new Map() };
  readonly #tell: Tell;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(tell: Tell) {
    this.#tell = tell;
  }

  arrived(chatId: string, seq: number): void {
    this.#want('message_ack', chatId, seq);
  }

  /** What has been read has also arrived. */
  read(chatId: string, seq: number): void {
    this.#want('message_read', chatId, seq);
    raise(this.#wanted.message_ack, chatId, seq);
    raise(this.#told.message_ack, chatId, seq);
  }

  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const kind of ['message_read', 'message_ack'] as const) {
      for (const [chatId, seq] of this.#wanted[kind]) {
        if (seq > (this.#told[kind].get(chatId) ?? -1)) void this.#send(kind, chatId, seq);
      }
    }
  }

  /** Tells nothing by itself any more; what is left goes out with the next connection. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  async #send(kind: Kind, chatId: string, seq: number): Promise<void> {
    const before = this.#told[kind].get(chatId) ?? -1;
    this.#told[kind].set(chatId, seq);
    const heard = await this.#tell(kind, { chatId, seq });
    if (heard) return;
    if (this.#told[kind].get(chatId) === seq) this.#told[kind].set(chatId, before);
    this.#timer ??= setTimeout(() => this.flush(), settings.markRetry);
  }

  #want(kind: Kind, chatId: string, seq: number): void {
    if (!raise(this.#wanted[kind], chatId, seq)) return;
    this.#timer ??= setTimeout(() => this.flush(), settings.markWindow);
  }
}

function raise(marks: Map<string, number>, chatId: string, seq: number): boolean {
  if (seq <= (marks.get(chatId) ?? -1)) return false;
  marks.set(chatId, seq);
  return true;
}
