import type { Answer, Message, Payload } from './contract.js';
import { refusal, VerbatimError } from './error.js';
import type { Outbox, Outgoing } from './outbox.js';
import { settings } from './settings.js';

/** What the sender needs of a connection. */
export interface Line {
  readonly connected: boolean;
  ask(event: 'send_message', payload: Payload<'send_message'>): Promise<Answer<'send_message'>>;
}

/**
 * Empties the outbox over the socket: one message of a chat after the other, so that they arrive in the order in
 * which they were said. A message without an acknowledgement is sent again with the same key.
 */
export class Sender {
  readonly #busy = new Set<string>();
  readonly #line: Line;
  readonly #outbox: Outbox;
  readonly #onSent: (message: Message) => void;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(line: Line, outbox: Outbox, onSent: (message: Message) => void) {
    this.#line = line;
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
      for (
        let row = this.#outbox.next(chatId);
        row && this.#line.connected;
        row = this.#outbox.next(chatId)
      ) {
        await this.#send(row);
      }
    } catch (error) {
      const seconds = error instanceof VerbatimError ? error.retryAfter : undefined;
      this.#later(seconds === undefined ? settings.sendRetry : seconds * 1000);
    } finally {
      this.#busy.delete(chatId);
    }
  }

  async #send({ key, chatId, content, replyTo, files }: Outgoing): Promise<void> {
    const attachments = files?.flatMap(({ id }) => id ?? []);
    const answer = await this.#line.ask('send_message', {
      chatId,
      idempotencyKey: key,
      ...(content !== '' && { content }),
      ...(replyTo !== undefined && { replyTo }),
      ...(attachments && { attachments }),
    });
    if (answer.ok) {
      // The key is what ties the message to its row, whether or not the answer repeats it.
      const message = { ...answer.message, idempotencyKey: key };
      this.#onSent(message);
      this.#outbox.settle(key, message);
      return;
    }
    const error = refusal(answer.error);
    if (error.passing) throw error;
    this.#outbox.refuse(key, error);
  }

  #later(pause: number): void {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.flush(), pause);
  }
}
