import type { StoreApi } from 'zustand/vanilla';
import type { Account, Frame, Message } from './contract.js';
import { fixedToken } from './credentials.js';
import { answerOf, VerbatimError } from './error.js';
import { Handlers, type Events, type Handler, type State } from './events.js';
import { Feed } from './feed.js';
import { memoryFiles, type FileToSend } from './files.js';
import { createApi, type Api } from './http.js';
import { randomKey } from './key.js';
import { Marks } from './marks.js';
import { Opening } from './opening.js';
import type { Options } from './options.js';
import { Outbox } from './outbox.js';
import { Position } from './position.js';
import { ReadPosition } from './read-position.js';
import { Sender } from './sender.js';
import { Session } from './session.js';
import { settings } from './settings.js';
import { memoryStore } from './store.js';
import { Uploader } from './uploader.js';

/** One account at one server: HTTP calls, and a socket that is kept open and resumes where it was. */
export class Verbatim {
  /** The HTTP calls of the contract. Each answers `{ data, error, response }`; `answerOf` makes it data or an exception. */
  readonly api: Api;
  /** What was said and not acknowledged yet. */
  readonly outbox: Outbox;
  /** Who is logged in, where no fixed token was given. */
  readonly session: Session;
  readonly #fixed: boolean;
  readonly #feed: Feed;
  readonly #handlers = new Handlers();
  readonly #marks: Marks;
  readonly #position: Position;
  readonly #reads: ReadPosition;
  readonly #sender: Sender;
  readonly #uploader: Uploader;
  #account: Account | undefined;
  #opening: Opening | undefined;

  constructor({
    url,
    token,
    store = memoryStore(),
    files = memoryFiles(),
    resume = true,
    attempts = 4,
  }: Options) {
    const base = new URL(url).href.replace(/\/$/, '');
    const failed = (error: unknown) => this.#handlers.tell('error', error);
    this.session = new Session(base, store);
    this.#fixed = token !== undefined;
    const credentials = token === undefined ? this.session : fixedToken(token);
    this.api = createApi({
      url: base,
      credentials,
      attempts,
      position: () => this.#reads.value,
      onWritten: (position) => this.#reads.wrote(position),
    });
    this.#position = new Position(resume ? store : undefined, failed);
    this.#reads = new ReadPosition(this.#position);
    this.#feed = new Feed(base, credentials, this.#position, this.#handlers, {
      connected: () => {
        this.#uploader.flush();
        this.#sender.flush();
        this.#marks.flush();
      },
      processed: (frame) => this.#processed(frame),
      ended: (error) => this.#ended(error),
    });
    const { connection } = this.#feed;
    const flush = () => {
      this.#uploader.flush();
      this.#sender.flush();
    };
    this.outbox = new Outbox(store, { ready: flush, failed }, files);
    this.#uploader = new Uploader(base, credentials, this.outbox, files, {
      ready: () => this.#sender.flush(),
      uploaded: (file, blob) => this.#handlers.tell('uploaded', { file, blob }),
      failed,
    });
    this.#sender = new Sender(connection, this.outbox, (message) => this.#handlers.tell('sent', message));
    this.#marks = new Marks((event, mark) =>
      connection.ask(event, mark).then(
        (answer) => answer.ok,
        () => false,
      ),
    );
    this.session.state.subscribe(({ phase }) => {
      if (phase === 'signed-out')
        this.#ended(
          new VerbatimError('unauthenticated', 'The session has ended: log in again', { status: 401 }),
        );
    });
  }

  /** Whose client this is; known after `logIn`, `register`, `restore` or `connect`. */
  get me(): Account {
    const session = this.session.state.getState();
    const account = session.phase === 'signed-out' ? this.#account : session.user;
    if (!account) throw new VerbatimError('unauthenticated', 'Nobody is logged in: log in, or connect first');
    return account;
  }

  /** How many bytes of each file that is under way have left, by the key of the file in the outbox. */
  get uploads(): Uploader['progress'] {
    return this.#uploader.progress;
  }

  /** Whether this account has said it. */
  isMine({ sender }: Pick<Message, 'sender'>): boolean {
    return sender.id === this.me.id;
  }

  get state(): State {
    return this.connection.getState().state;
  }

  /** The state as something to subscribe to. */
  get connection(): Pick<StoreApi<{ readonly state: State }>, 'getState' | 'getInitialState' | 'subscribe'> {
    return this.#feed.connection.state;
  }

  /** The last place in the log that was processed. Opaque: to be kept and sent back, never parsed or compared. */
  get position(): string | undefined {
    return this.#position.value;
  }

  async logIn(body: { email: string; password: string }): Promise<Account> {
    await this.session.begin(await answerOf(this.api.POST('/api/auth/login', { body })));
    return this.#open();
  }

  async register(body: {
    email: string;
    username: string;
    password: string;
    displayName?: string;
  }): Promise<Account> {
    await this.session.begin(await answerOf(this.api.POST('/api/auth/register', { body })));
    return this.#open();
  }

  /** Goes on with the session that the store holds. Says whether there is one. */
  async restore(): Promise<boolean> {
    const found = await this.session.restore();
    if (found) await this.#open();
    return found;
  }

  /** Ends the session here whatever the server says: an unreachable server must not keep anybody logged in. */
  async logOut(): Promise<void> {
    const refreshToken = await this.session.refreshToken();
    const told = this.api
      .POST('/api/auth/logout', refreshToken === undefined ? {} : { body: { refreshToken } })
      .catch(() => undefined);
    await Promise.race([told, new Promise((resolve) => setTimeout(resolve, settings.farewell))]);
    await this.close();
    await this.session.end(false);
  }

  /**
   * Opens the socket and keeps it open. Done when everything that was missed has been processed; fails only where
   * trying again is hopeless.
   */
  connect(): Promise<void> {
    if (this.#opening) return this.#opening.live;
    const opening = new Opening();
    this.#opening = opening;
    const stop = this.on('live', () => opening.succeed());
    opening.live.then(stop, stop);
    this.#start(opening).catch((error: unknown) => {
      if (this.#opening === opening) this.#opening = undefined;
      opening.fail(error);
    });
    return opening.live;
  }

  /** Ends the connection; done when the handler that runs is done. What waits to be sent stays in the store. */
  async close(): Promise<void> {
    this.#opening?.fail(new VerbatimError('closed', 'Closed before it was connected'));
    this.#opening = undefined;
    this.#sender.stop();
    this.#uploader.stop();
    this.#marks.stop();
    this.outbox.abandon();
    await this.#feed.stop();
  }

  /**
   * Calls back with what happens, one thing after the other and in the order of the log: the next one waits for the
   * promise that a handler answers. A handler that fails is called again. Answers how to take it off.
   */
  on<E extends keyof Events>(event: E, handler: Handler<E>): () => void {
    return this.#handlers.on(event, handler);
  }

  /**
   * Says something: keeps it in the outbox, sends it, and sends it again under the same key until the server has
   * answered. Answers the message as the server keeps it; fails when the server refuses it for good.
   *
   * @param key 1 to 128 visible ASCII characters that name this message among those of this account in this chat;
   *     a key that was used before answers the message of then
   * @param replyTo the id of a message of the chat that this one replies to, and is shown with; refused for good with
   *     `message-deleted` when it is deleted before this one arrives
   * @param files what goes with the words, which may then be empty; they are brought to the server first
   */
  async send(
    chatId: string,
    content: string,
    {
      key = randomKey(),
      replyTo,
      files = [],
    }: { key?: string; replyTo?: string | undefined; files?: readonly FileToSend[] } = {},
  ): Promise<Message> {
    const reply = replyTo === undefined ? {} : { replyTo };
    const arrival = this.outbox.arrival(key);
    arrival.catch(() => undefined); // what could not be kept fails by itself
    await this.outbox.add(chatId, content, key, Date.now(), { ...reply, files });
    return arrival;
  }

  /** Answers a message in its chat, once, however often the message is handled. It is not shown with it: see `replyTo` of `send`. */
  reply({ id, chatId }: Pick<Message, 'id' | 'chatId'>, content: string): Promise<Message> {
    return this.send(chatId, content, { key: `reply-${id}` });
  }

  /** Tells that everything up to a seq has arrived here. What was handed over as a message is told by itself. */
  markArrived(chatId: string, seq: number): void {
    this.#marks.arrived(chatId, seq);
  }

  /** Tells that everything up to a seq has been read. */
  markRead(chatId: string, seq: number): void {
    this.#marks.read(chatId, seq);
  }

  /** Tells the others of a chat, if that is possible now, whether one types. It lasts 6 seconds; repeat it. */
  typing(chatId: string, typing = true): void {
    this.#feed.connection.tell(typing ? 'user_typing' : 'user_stopped_typing', { chatId });
  }

  async #start(opening: Opening): Promise<void> {
    if (this.#fixed) this.#account ??= await opening.whoAmI(this.api);
    else await this.restore();
    await this.#open();
    if (this.#opening === opening) this.#feed.start();
  }

  /** Takes up what the account has left in the store. */
  async #open(): Promise<Account> {
    const { me } = this;
    await Promise.all([this.outbox.open(me.id), this.#position.open(me.id)]);
    return me;
  }

  #processed(frame: Frame): void {
    this.#reads.processed(frame);
    if (frame.event === 'session_ended' && frame.data.code === 'unauthenticated') this.session.noteEnd();
    if (frame.event === 'user_updated') this.#profileChanged(frame.data);
    if (frame.event !== 'receive_message') return;
    const { chatId, seq, idempotencyKey } = frame.data;
    if (!this.isMine(frame.data)) this.#marks.arrived(chatId, seq);
    else if (idempotencyKey !== undefined) this.outbox.settle(idempotencyKey, frame.data);
  }

  #profileChanged({ userId, profile }: { userId: string; profile: Account['profile'] }): void {
    if (this.#account?.id === userId) this.#account = { ...this.#account, profile };
    const session = this.session.state.getState();
    if (session.phase === 'signed-out' || session.user.id !== userId) return;
    this.session
      .change({ ...session.user, profile })
      .catch((error: unknown) => this.#handlers.tell('error', error));
  }

  /** The session is over, or the token is refused for good. */
  #ended(error: VerbatimError): void {
    if (this.#opening?.pending) this.#opening.fail(error);
    else if (this.#opening) this.#handlers.tell('error', error);
    void this.close();
    if (this.#fixed) return;
    this.outbox.close();
    this.#position.close();
    this.#feed.forget();
    this.#reads.forget();
  }
}
