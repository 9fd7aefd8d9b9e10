import type { ErrorCode, Message, SocketError } from '@/api/contract';
import type { Connection } from './connection';
import type { Outbox, Outgoing } from './outbox';

/** Refusals that say nothing about the message: it stays in the outbox and is sent again. */
const PASSING: readonly ErrorCode[] = [
  'conflict',
  'internal',
  'outcome-unknown',
  'projection-behind',
  'rate-limited',
  'token-expired',
  'unauthenticated',
  'unavailable',
];
/** In milliseconds, where the server does not say how long. */
const PAUSE = 2000;

class NotNow extends Error {
  readonly pause: number;

  constructor({ message, retryAfter }: SocketError) {
    super(message);
    this.pause = retryAfter === undefined ? PAUSE : retryAfter * 1000;
  }
}

/** What the sender needs of a connection. */
export type Line = Pick<Connection, 'ask' | 'link'>;

/**
 * Empties the outbox over the socket: one message of a chat after the other, so that they arrive in the order in
 * which they were said. A message without an acknowledgement is sent again with the same key.
 */
export class Sender {
  readonly #busy = new Set<string>();
  readonly #connection: Line;
  readonly #outbox: Outbox;
  readonly #onSent: (message: Message) => void;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(connection: Line, outbox: Outbox, onSent: (message: Message) => void) {
    this.#connection = connection;
    this.#outbox = outbox;
    this.#onSent = onSent;
  }

  flush(): void {
    for (const chatId of this.#outbox.waiting()) void this.#empty(chatId);
  }

  stop(): void {
    clearTimeout(this.#pause);
  }

  async #empty(chatId: string): Promise<void> {
    if (this.#busy.has(chatId)) return;
    this.#busy.add(chatId);
    try {
      for (let row = this.#outbox.next(chatId); row && this.#live(); row = this.#outbox.next(chatId)) {
        await this.#send(row);
      }
    } catch (error) {
      this.#later(error instanceof NotNow ? error.pause : PAUSE);
    } finally {
      this.#busy.delete(chatId);
    }
  }

  async #send({ key, chatId, content }: Outgoing): Promise<void> {
    const answer = await this.#connection.ask('send_message', { chatId, content, idempotencyKey: key });
    if (answer.ok) {
      // The key is what ties the message to its row, whether or not the answer repeats it.
      this.#onSent({ ...answer.message, idempotencyKey: key });
      this.#outbox.remove(key);
    } else if (PASSING.includes(answer.error.code)) {
      throw new NotNow(answer.error);
    } else {
      this.#outbox.refuse(key, answer.error.code);
    }
  }

  #live(): boolean {
    return this.#connection.link.getState().link === 'live';
  }

  #later(pause: number): void {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.flush(), pause);
  }
}
