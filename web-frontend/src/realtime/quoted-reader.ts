import type { QueryClient } from '@tanstack/react-query';
import type { Message } from '@verbatim/sdk';
import type { Quoted } from './cache';
import { atLeast, fetchMessage } from './fetches';
import type { Journal } from './journal';
import { keys } from './store';
import { newer } from './timeline';
import { upToDate } from './up-to-date';

/** Fetches and keeps what messages reply to, wherever that stands in the history. */
export class QuotedReader {
  readonly #client: QueryClient;
  readonly #me: string;
  readonly #journal: Journal;
  readonly #position: () => string | undefined;
  readonly #asked = new Map<string, Promise<void>>();

  constructor(client: QueryClient, me: string, journal: Journal, position: () => string | undefined) {
    this.#client = client;
    this.#me = me;
    this.#journal = journal;
    this.#position = position;
  }

  /** Fetches one message, unless that is under way. */
  fetch(chatId: string, messageId: string): Promise<void> {
    const running = this.#asked.get(messageId);
    if (running) return running;
    const asked = this.#fetch(chatId, messageId).finally(() => this.#asked.delete(messageId));
    this.#asked.set(messageId, asked);
    return asked;
  }

  /** Keeps what a page of history came with, and what frames have told since a mark in the journal. */
  keep(chatId: string, messages: readonly Message[], mark: number): void {
    if (messages.length === 0) return;
    const fetched = Object.fromEntries(messages.map((message) => [message.id, message]));
    const cache = upToDate(this.#me, this.#journal, mark, { quoted: { [chatId]: fetched } });
    this.#client.setQueryData<Quoted>(keys.quoted(chatId), (held = {}) => ({
      ...held,
      ...Object.fromEntries(
        Object.entries(cache.quoted[chatId] ?? {}).map(([id, message]) => [
          id,
          held[id] ? newer(held[id], message) : message,
        ]),
      ),
    }));
  }

  async #fetch(chatId: string, messageId: string): Promise<void> {
    const mark = this.#journal.mark();
    this.keep(chatId, [await fetchMessage(chatId, messageId, atLeast(this.#position()))], mark);
  }
}
