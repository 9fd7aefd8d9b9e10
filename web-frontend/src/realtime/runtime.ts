import type { QueryClient } from '@tanstack/react-query';
import type { Chat, Frame, Message, Outbox, Verbatim } from '@verbatim/sdk';
import { settings } from '@/config/settings';
import { applyFrame } from './apply-frame';
import { findChat, type ChatList, type Timeline } from './cache';
import { fetchOnline } from './fetches';
import { Journal } from './journal';
import { Reader } from './reader';
import { chatOf, keys, readCache, writeCache } from './store';

/** What the tab of one signed-in person runs on: the socket, and the query cache that its frames are applied to. */
export class Runtime {
  readonly me: string;
  readonly reader: Reader;
  readonly #client: QueryClient;
  readonly #verbatim: Verbatim;
  readonly #journal = new Journal();
  readonly #firstSync: Promise<void>;
  #firstSyncOver: () => void = () => undefined;
  #early = false;
  #handlers: (() => void)[] = [];

  constructor(client: QueryClient, verbatim: Verbatim, me: string) {
    this.me = me;
    this.#client = client;
    this.#verbatim = verbatim;
    this.#firstSync = new Promise((resolve) => (this.#firstSyncOver = resolve));
    this.reader = new Reader(client, me, this.#journal, () => verbatim.position);
  }

  get connection(): Verbatim['connection'] {
    return this.#verbatim.connection;
  }

  /** What was said and not acknowledged yet. */
  get outbox(): Outbox {
    return this.#verbatim.outbox;
  }

  start(): void {
    const verbatim = this.#verbatim;
    this.#handlers = [
      verbatim.on('connected', () => this.#forgetLeases()),
      verbatim.on('frame', (frame) => this.#take(frame)),
      verbatim.on('live', ({ fromStart }) => this.#live(fromStart)),
      verbatim.on('sent', (message) => this.#showEarly({ event: 'receive_message', data: message })),
    ];
    // Why it cannot be connected is in the session, which then is over.
    verbatim.connect().catch(() => undefined);
    setTimeout(() => {
      this.#early = true;
      this.#firstSyncOver();
    }, settings.firstSync);
  }

  stop(): void {
    for (const off of this.#handlers) off();
    void this.#verbatim.close();
  }

  /** The list of chats, fetched when the socket knows from where on it will tell of changes. */
  async chats(): Promise<ChatList> {
    await this.#firstSync;
    const chats = await this.reader.chats();
    for (const { id, unreadCount, lastMessage } of chats.items) {
      if (unreadCount > 0 && lastMessage) this.#verbatim.markArrived(id, lastMessage.seq);
    }
    return chats;
  }

  async timeline(chatId: string): Promise<Timeline> {
    await this.#firstSync;
    const timeline = await this.reader.timeline(chatId);
    for (const message of timeline.items) this.#settle(message);
    return timeline;
  }

  say(chatId: string, content: string): void {
    // A refusal is shown with the message, which stays in the outbox.
    this.#verbatim.send(chatId, content).catch(() => undefined);
  }

  sayAgain(key: string): void {
    void this.outbox.retry(key);
  }

  /** Tells the others of a chat whether one types. */
  typing(chatId: string, typing: boolean): void {
    this.#verbatim.typing(chatId, typing);
  }

  /** The reader has seen everything up to a message: shown at once, and told to the server. */
  read(chatId: string, seq: number): void {
    const chat = findChat(this.#client.getQueryData<ChatList>(keys.chats), chatId);
    if (!chat || seq <= chat.readSeq) return;
    this.#verbatim.markRead(chatId, seq);
    this.#apply(
      { event: 'message_read', data: { chatId, userId: this.me, seq, position: chat.position } },
      true,
    );
  }

  /** Takes in a chat that a call has answered with, before the socket tells of it. */
  put(chat: Chat): void {
    this.reader.put(chat);
  }

  /** Takes in an edited or deleted message that a call has answered with, before the socket tells of it. */
  changed({
    id: messageId,
    seq: messageSeq,
    changeSeq: seq,
    chatId,
    position,
    content,
    ...message
  }: Message): void {
    if (seq === undefined) return;
    const change = { chatId, seq, position, messageId, messageSeq, by: this.me };
    const { deletedAt, editedAt } = message;
    if (deletedAt !== undefined)
      this.#showEarly({ event: 'message_deleted', data: { ...change, content: '', deletedAt } });
    else if (editedAt !== undefined)
      this.#showEarly({ event: 'message_edited', data: { ...change, content, editedAt } });
  }

  /** Asks who of a chat is online; from then on frames tell. */
  async lookAround(chatId: string): Promise<void> {
    for (const userId of await fetchOnline(chatId))
      this.#apply({ event: 'user_online', data: { userId } }, true);
  }

  #take(frame: Frame): void {
    try {
      this.#apply(frame, false);
    } catch (error) {
      // A frame that cannot be applied must not hold up those that follow: what it said is fetched.
      console.error(error);
      void this.#client.invalidateQueries();
    }
  }

  #settle(message: Message): void {
    const { sender, idempotencyKey } = message;
    if (sender.id === this.me && idempotencyKey !== undefined) this.outbox.settle(idempotencyKey, message);
  }

  #apply(frame: Frame, early: boolean): void {
    this.#journal.add(frame, early);
    const before = readCache(this.#client, this.me, chatOf(frame));
    const { cache, stale } = applyFrame(before, frame, Date.now());
    writeCache(this.#client, before, cache);
    for (const chatId of stale) void this.reader.refresh(chatId).catch(() => undefined);
  }

  /** Shows in the history what is known before its turn; the list of chats waits, so that it misses nothing between. */
  #showEarly(frame: Frame): void {
    this.#journal.add(frame, true);
    const before = { ...readCache(this.#client, this.me, chatOf(frame)), chats: undefined };
    writeCache(this.#client, before, applyFrame(before, frame, Date.now()).cache);
  }

  #live(afresh: boolean): void {
    this.#firstSyncOver();
    if (afresh) this.#fetchAfresh();
  }

  #forgetLeases(): void {
    this.#client.setQueryData(keys.presence, {});
    this.#client.setQueryData(keys.typing, {});
  }

  /** Fetches again what may have been read before the position from which on frames tell of everything. */
  #fetchAfresh(): void {
    const readBefore = this.#early;
    void this.#client.invalidateQueries({ predicate: ({ state }) => readBefore || state.data !== undefined });
  }
}
