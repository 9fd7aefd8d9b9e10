import type { QueryClient } from '@tanstack/react-query';
import type { Chat, ClientEvent, Frame, Message, Payload } from '@/api/contract';
import { settings } from '@/config/settings';
import { applyFrame } from './apply-frame';
import { findChat, type ChatList, type Timeline } from './cache';
import { Connection } from './connection';
import { fetchOnline } from './fetches';
import { Journal } from './journal';
import { Marks } from './marks';
import { Outbox } from './outbox';
import { Reader } from './reader';
import { Sender } from './sender';
import { chatOf, keys, readCache, writeCache } from './store';

/** What the tab of one signed-in person runs on: the socket, and the query cache that its frames are applied to. */
export class Runtime {
  readonly me: string;
  readonly connection: Connection;
  readonly outbox: Outbox;
  readonly reader: Reader;
  readonly #client: QueryClient;
  readonly #journal = new Journal();
  readonly #marks: Marks;
  readonly #sender: Sender;
  readonly #firstSync: Promise<void>;
  #firstSyncOver: () => void = () => undefined;
  #early = false;

  constructor(client: QueryClient, me: string) {
    this.me = me;
    this.#client = client;
    this.#firstSync = new Promise((resolve) => (this.#firstSyncOver = resolve));
    this.connection = new Connection({
      onConnected: () => this.#forgetLeases(),
      onFrame: (frame) => this.#take(frame),
      onLive: (afresh) => this.#live(afresh),
    });
    this.outbox = new Outbox(me);
    this.reader = new Reader(client, me, this.#journal, () => this.connection.position);
    this.#sender = new Sender(this.connection, this.outbox, (message) => this.#acknowledged(message));
    this.#marks = new Marks((event, mark) =>
      this.connection.ask(event, mark).then(
        (answer) => answer.ok,
        () => false,
      ),
    );
  }

  start(): void {
    this.connection.start();
    setTimeout(() => {
      this.#early = true;
      this.#firstSyncOver();
    }, settings.firstSync);
  }

  stop(): void {
    this.connection.stop();
    this.#sender.stop();
  }

  /** The list of chats, fetched when the socket knows from where on it will tell of changes. */
  async chats(): Promise<ChatList> {
    await this.#firstSync;
    const chats = await this.reader.chats();
    for (const { id, unreadCount, lastMessage } of chats.items) {
      if (unreadCount > 0 && lastMessage) this.#marks.arrived(id, lastMessage.seq);
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
    this.outbox.add(chatId, content);
    this.#sender.flush();
  }

  sayAgain(key: string): void {
    this.outbox.retry(key);
    this.#sender.flush();
  }

  /** Sends what is worth nothing later. */
  tell<E extends ClientEvent>(event: E, payload: Payload<E>): void {
    this.connection.tell(event, payload);
  }

  /** The reader has seen everything up to a message: shown at once, and told to the server. */
  read(chatId: string, seq: number): void {
    const chat = findChat(this.#client.getQueryData<ChatList>(keys.chats), chatId);
    if (!chat || seq <= chat.readSeq) return;
    this.#marks.read(chatId, seq);
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
    this.#apply(frame, false);
    if (frame.event !== 'receive_message') return;
    if (frame.data.sender.id !== this.me) this.#marks.arrived(frame.data.chatId, frame.data.seq);
    this.#settle(frame.data);
  }

  #settle({ sender, idempotencyKey }: Message): void {
    if (sender.id === this.me && idempotencyKey !== undefined) this.outbox.remove(idempotencyKey);
  }

  #apply(frame: Frame, early: boolean): void {
    this.#journal.add(frame, early);
    const before = readCache(this.#client, this.me, chatOf(frame));
    const { cache, stale } = applyFrame(before, frame, Date.now());
    writeCache(this.#client, before, cache);
    for (const chatId of stale) void this.reader.refresh(chatId).catch(() => undefined);
  }

  #acknowledged(message: Message): void {
    this.#showEarly({ event: 'receive_message', data: message });
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
    this.#sender.flush();
    this.#marks.flush();
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
