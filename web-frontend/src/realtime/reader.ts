import type { QueryClient } from '@tanstack/react-query';
import { hasCode, type Chat } from '@verbatim/sdk';
import { withoutChat } from './apply-frame';
import { findChat, type Cache, type ChatList } from './cache';
import { byPlace, placed } from './chat-order';
import { atLeast, fetchChat, fetchChats } from './fetches';
import type { Journal } from './journal';
import { keys, readCache, writeCache } from './store';
import { upToDate } from './up-to-date';

/**
 * Fetches chats over HTTP, which frames then keep up to date. An answer may be older than frames that came while it was
 * under way, so each is brought up to date with these before anybody sees it.
 */
export class Reader {
  readonly #client: QueryClient;
  readonly #me: string;
  readonly #journal: Journal;
  readonly #position: () => string | undefined;
  readonly #refreshing = new Map<string, Promise<void>>();

  constructor(client: QueryClient, me: string, journal: Journal, position: () => string | undefined) {
    this.#client = client;
    this.#me = me;
    this.#journal = journal;
    this.#position = position;
  }

  /** The first page of chats, and as many more as there were before. */
  async chats(): Promise<ChatList> {
    const mark = this.#journal.mark();
    const header = atLeast(this.#position());
    const wanted = this.#held()?.items.length ?? 0;
    let page = await fetchChats(header);
    const items = [...page.items];
    while (items.length < wanted && page.nextCursor !== undefined) {
      page = await fetchChats(header, page.nextCursor);
      items.push(...page.items);
    }
    return this.#upToDate({ chats: { items, nextCursor: page.nextCursor } }, mark).chats ?? { items };
  }

  async moreChats(): Promise<void> {
    const cursor = this.#held()?.nextCursor;
    if (cursor === undefined) return;
    const mark = this.#journal.mark();
    const page = await fetchChats(atLeast(this.#position()), cursor);
    const come = this.#newcomers(page.items, mark);
    this.#client.setQueryData<ChatList>(keys.chats, (held) =>
      held && held.nextCursor === cursor
        ? { items: [...held.items, ...come].sort(byPlace), nextCursor: page.nextCursor }
        : held,
    );
  }

  /** Brings chats that match into the list, wherever it ends; answers with the cursor of the next ones, if there are more. */
  async findChats(words: string, cursor?: string): Promise<string | undefined> {
    const mark = this.#journal.mark();
    const page = await fetchChats(atLeast(this.#position()), cursor, words);
    const come = this.#newcomers(page.items, mark);
    this.#client.setQueryData<ChatList>(
      keys.chats,
      (held) => held && { ...held, items: [...held.items, ...come].sort(byPlace) },
    );
    return page.nextCursor;
  }

  /** Those of the fetched chats that are not in the list, as they are now. */
  #newcomers(fetched: readonly Chat[], mark: number): readonly Chat[] {
    const come = fetched.filter(({ id }) => findChat(this.#held(), id) === undefined);
    const ids = new Set(come.map(({ id }) => id));
    const current = this.#upToDate({ chats: { items: come } }, mark).chats?.items ?? [];
    return current.filter(({ id }) => ids.has(id));
  }

  /** Fetches a chat anew, and what is at hand of its history; a chat that is closed to the reader is dropped. */
  refresh(chatId: string): Promise<void> {
    const running = this.#refreshing.get(chatId);
    if (running) return running;
    const refreshing = this.#refresh(chatId).finally(() => this.#refreshing.delete(chatId));
    this.#refreshing.set(chatId, refreshing);
    return refreshing;
  }

  /** Takes in a chat that a call has answered with. */
  put(chat: Chat): void {
    this.#client.setQueryData<ChatList>(keys.chats, (held) => {
      if (!held || (findChat(held, chat.id)?.lastSeq ?? -1) > chat.lastSeq) return held;
      return { ...held, items: placed(held.items, chat) };
    });
  }

  /** Drops a chat that is not open to this person any more. */
  forget(chatId: string): void {
    const before = readCache(this.#client, this.#me, chatId);
    writeCache(this.#client, before, withoutChat(before, chatId));
  }

  async #refresh(chatId: string): Promise<void> {
    try {
      const mark = this.#journal.mark();
      const chat = await fetchChat(chatId, atLeast(this.#position()));
      const current = this.#upToDate({ chats: { items: [chat] } }, mark).chats;
      const found = findChat(current, chatId);
      if (found) this.put(found);
      await Promise.all([
        this.#client.invalidateQueries({ queryKey: keys.timeline(chatId) }),
        this.#client.invalidateQueries({ queryKey: keys.window(chatId) }),
      ]);
    } catch (error) {
      if (!hasCode(error, 'chat-not-found')) throw error;
      this.forget(chatId);
    }
  }

  #held(): ChatList | undefined {
    return this.#client.getQueryData<ChatList>(keys.chats);
  }

  #upToDate(fetched: Partial<Cache>, mark: number): Cache {
    return upToDate(this.#me, this.#journal, mark, fetched);
  }
}
