import type { QueryClient } from '@tanstack/react-query';
import { hasCode, type Chat } from '@verbatim/sdk';
import { applyFrame, withoutChat } from './apply-frame';
import { emptyCache, findChat, type Cache, type ChatList, type Timeline } from './cache';
import { atLeast, fetchChat, fetchChats, fetchHistory } from './fetches';
import type { Journal } from './journal';
import { chatOf, keys, readCache, writeCache } from './store';
import { merge } from './timeline';

/**
 * Fetches over HTTP what frames then keep up to date. An answer may be older than frames that came while it was
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
    const known = (chat: Chat) => findChat(this.#held(), chat.id) !== undefined;
    const come = page.items.filter((chat) => !known(chat));
    const ids = new Set(come.map(({ id }) => id));
    const current = this.#upToDate({ chats: { items: come } }, mark).chats?.items.filter(({ id }) =>
      ids.has(id),
    );
    this.#client.setQueryData<ChatList>(keys.chats, (held) =>
      held && held.nextCursor === cursor
        ? { items: [...held.items, ...(current ?? [])], nextCursor: page.nextCursor }
        : held,
    );
  }

  /** The newest part of a chat's history, at least as far back as what was at hand before. */
  async timeline(chatId: string): Promise<Timeline> {
    const mark = this.#journal.mark();
    const header = atLeast(this.#position());
    const oldest = this.#client.getQueryData<Timeline>(keys.timeline(chatId))?.items[0]?.seq ?? Infinity;
    let page = await fetchHistory(chatId, header);
    let items = page.items;
    while ((items[0]?.seq ?? -1) > oldest && page.nextCursor !== undefined) {
      page = await fetchHistory(chatId, header, page.nextCursor);
      items = [...page.items, ...items];
    }
    return this.#timelineUpToDate(chatId, { items, olderCursor: page.nextCursor }, mark);
  }

  async olderMessages(chatId: string): Promise<void> {
    const before = this.#client.getQueryData<Timeline>(keys.timeline(chatId))?.olderCursor;
    if (before === undefined) return;
    const mark = this.#journal.mark();
    const page = await fetchHistory(chatId, atLeast(this.#position()), before);
    const older = this.#timelineUpToDate(chatId, { items: page.items, olderCursor: page.nextCursor }, mark);
    this.#client.setQueryData<Timeline>(keys.timeline(chatId), (held) =>
      held && held.olderCursor === before
        ? { items: merge(older.items, held.items), olderCursor: page.nextCursor }
        : held,
    );
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
      const others = held.items.filter(({ id }) => id !== chat.id);
      const place = others.findIndex(({ updatedAt }) => updatedAt <= chat.updatedAt);
      return { ...held, items: others.toSpliced(place < 0 ? others.length : place, 0, chat) };
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
      await this.#client.invalidateQueries({ queryKey: keys.timeline(chatId) });
    } catch (error) {
      if (!hasCode(error, 'chat-not-found')) throw error;
      this.forget(chatId);
    }
  }

  #held(): ChatList | undefined {
    return this.#client.getQueryData<ChatList>(keys.chats);
  }

  #timelineUpToDate(chatId: string, timeline: Timeline, mark: number): Timeline {
    return this.#upToDate({ timelines: { [chatId]: timeline } }, mark).timelines[chatId] ?? timeline;
  }

  #upToDate(fetched: Partial<Cache>, mark: number): Cache {
    let cache: Cache = { ...emptyCache(this.#me), ...fetched };
    for (const { frame, early } of this.#journal.since(mark)) {
      const chatId = chatOf(frame);
      if (chatId === undefined || (early && cache.chats && frame.event !== 'message_read')) continue;
      cache = applyFrame(cache, frame, 0).cache;
    }
    return cache;
  }
}
