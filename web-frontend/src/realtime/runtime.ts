import type { QueryClient } from '@tanstack/react-query';
import type { Chat, ChatPreferences, FileToSend, Frame, Message, Outbox, Verbatim } from '@verbatim/sdk';
import { settings } from '@/config/settings';
import { findChat, type ChatList, type Timeline } from './cache';
import { fetchOnline } from './fetches';
import { HistoryReader } from './history-reader';
import { Journal } from './journal';
import { changeOf } from './profile-changes';
import { QuotedReader } from './quoted-reader';
import { Reader } from './reader';
import { Recorder } from './recorder';
import { keys, showProfile } from './store';
import { takeFrame } from './take-frame';
import { merge } from './timeline';
import { Wishes } from './wishes';

/** What the tab of one signed-in person runs on: the socket, and the query cache that its frames are applied to. */
export class Runtime {
  readonly me: string;
  readonly reader: Reader;
  readonly history: HistoryReader;
  readonly quoted: QuotedReader;
  readonly recorder: Recorder;
  /** Reactions of one's own that are under way. */
  readonly wishes = new Wishes((message) => this.#showVersion(message));
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
    this.recorder = new Recorder(client, me);
    const position = () => verbatim.position;
    this.quoted = new QuotedReader(client, me, this.#journal, position);
    this.reader = new Reader(client, me, this.#journal, position);
    this.history = new HistoryReader(client, me, this.#journal, position, this.quoted);
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
    this.recorder.start();
    this.#handlers = [
      verbatim.on('connected', () => this.#connected()),
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
    this.recorder.stop();
    this.wishes.close();
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
    const timeline = await this.history.newest(chatId);
    for (const message of timeline.items) this.#settle(message);
    return timeline;
  }

  /**
   * Says something, with files or without; fails when it cannot be kept. A refusal is shown with the message, which stays in the outbox.
   *
   * @param replyTo the id of a message of the chat that this one replies to
   */
  async say(
    chatId: string,
    content: string,
    replyTo?: string,
    files: readonly FileToSend[] = [],
  ): Promise<void> {
    this.recorder.sent('message', chatId);
    const more = replyTo === undefined ? { files } : { replyTo, files };
    await this.outbox.add(chatId, content, undefined, undefined, more);
  }

  /** How many bytes of each file have left, by its key in the outbox. */
  get uploads(): Verbatim['uploads'] {
    return this.#verbatim.uploads;
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
    this.recorder.sent('read', chatId);
    this.#apply(
      { event: 'message_read', data: { chatId, userId: this.me, seq, position: chat.position } },
      true,
    );
  }

  /** Takes in a chat that a call has answered with, before the socket tells of it. */
  put(chat: Chat): void {
    this.reader.put(chat);
  }

  /** Takes in what was chosen for a chat, as a call has answered, before the socket tells of it. */
  chose(chatId: string, preferences: ChatPreferences): void {
    const chat = findChat(this.#client.getQueryData<ChatList>(keys.chats), chatId);
    if (!chat) return;
    const { position } = chat;
    this.#apply({ event: 'chat_preferences_changed', data: { chatId, position, preferences } }, true);
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
    const { deletedAt, editedAt, mentions } = message;
    if (deletedAt !== undefined)
      this.#showEarly({ event: 'message_deleted', data: { ...change, content: '', deletedAt } });
    else if (editedAt !== undefined)
      this.#showEarly({
        event: 'message_edited',
        data: { ...change, content, editedAt, ...(mentions && { mentions }) },
      });
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
    const stale = this.#takeIn(frame, false);
    if (frame.event === 'receive_message') this.#bound(frame.data.chatId);
    if (frame.event === 'user_updated') showProfile(this.#client, frame.data.userId, changeOf(frame.data));
    for (const chatId of stale) void this.reader.refresh(chatId).catch(() => undefined);
  }

  /** What nobody looks at does not grow for ever; whoever looks sees to it by looking. */
  #bound(chatId: string): void {
    const query = this.#client.getQueryCache().find({ queryKey: keys.timeline(chatId) });
    if (query && query.getObserversCount() === 0) this.history.leave(chatId);
  }

  /** Shows in the history what is known before its turn; the list of chats waits, so that it misses nothing between. */
  #showEarly(frame: Frame): void {
    this.#journal.add(frame, true);
    this.#takeIn(frame, true);
  }

  #takeIn(frame: Frame, listWaits: boolean): readonly string[] {
    const now = Date.now();
    return this.recorder.frame(frame, now, listWaits, () =>
      takeFrame(this.#client, this.me, frame, { now, listWaits }),
    );
  }

  /** Shows in the history a version of a message that a call has answered with. */
  #showVersion(message: Message): void {
    for (const part of [keys.timeline, keys.window])
      this.#client.setQueryData<Timeline | null>(part(message.chatId), (held) =>
        held?.items.some(({ seq }) => seq === message.seq)
          ? { ...held, items: merge(held.items, [message]) }
          : held,
      );
  }

  #live(afresh: boolean): void {
    this.recorder.connection(afresh ? 'live afresh' : 'live');
    this.#firstSyncOver();
    this.wishes.resume();
    if (afresh) this.#fetchAfresh();
  }

  #connected(): void {
    this.recorder.connection('connected');
    this.#client.setQueryData(keys.presence, {});
    this.#client.setQueryData(keys.typing, {});
  }

  /** Fetches again what may have been read before the position from which on frames tell of everything. */
  #fetchAfresh(): void {
    const readBefore = this.#early;
    void this.#client.invalidateQueries({ predicate: ({ state }) => readBefore || state.data !== undefined });
  }
}
