import { io, type Socket } from 'socket.io-client';
import { createStore } from 'zustand/vanilla';
import type { Answer, ClientEvent, Frame, Handshake, Payload, ServerEvent, SocketError } from './contract.js';
import type { Credentials } from './credentials.js';
import { refusal, VerbatimError } from './error.js';
import type { State } from './events.js';
import { settings } from './settings.js';

const KNOWN: Record<ServerEvent, true> = {
  receive_message: true,
  message_edited: true,
  message_deleted: true,
  reaction_added: true,
  reaction_removed: true,
  chat_created: true,
  chat_updated: true,
  participant_added: true,
  participant_removed: true,
  role_changed: true,
  chat_audited: true,
  chat_preferences_changed: true,
  message_delivered: true,
  message_read: true,
  user_typing: true,
  user_stopped_typing: true,
  user_online: true,
  user_offline: true,
  user_updated: true,
  caught_up: true,
  heartbeat: true,
  resync: true,
  session_ended: true,
  error: true,
};

const STALE_TOKEN = ['token-expired', 'unauthenticated'];

interface Listener {
  /** Where to resume: what was processed last. */
  position(): string | undefined;
  connected(): void;
  /** @param complete whether everything before the frame in the log has come before it */
  frame(frame: Frame, complete: boolean): void;
  /** What has come and was not processed will come again. */
  interrupted(): void;
  /** The connection is given up: trying again is hopeless. */
  ended(error: VerbatimError): void;
}

/** The socket: connects, resumes after the last frame that was processed, notices silence, and comes back. */
export class Connection {
  readonly state = createStore<{ readonly state: State }>(() => ({ state: 'closed' }));
  readonly #socket: Socket;
  readonly #credentials: Credentials;
  readonly #listener: Listener;
  #complete = false;
  #heard = Date.now();
  #attempts = 0;
  #token: string | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #watch: ReturnType<typeof setInterval> | undefined;
  #unfollow: (() => void) | undefined;

  constructor(url: string, credentials: Credentials, listener: Listener) {
    this.#credentials = credentials;
    this.#listener = listener;
    const { origin, pathname } = new URL(url);
    this.#socket = io(origin, {
      path: `${pathname.replace(/\/$/, '')}/socket.io/`,
      forceNew: true,
      autoConnect: false,
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
      reconnectionDelay: 2 * settings.reconnectFirst,
      reconnectionDelayMax: settings.reconnectSlowest,
      auth: (done) => void this.#introduce(done),
    });
    this.#socket.on('connect', () => this.#connected());
    this.#socket.on('connect_error', (error: Error & { data?: SocketError }) => this.#refused(error.data));
    this.#socket.on('disconnect', (reason) => this.#closed(reason));
    this.#socket.onAny((event: string, data: unknown) => this.#receive(event, data));
    this.#socket.io.on('ping', () => (this.#heard = Date.now()));
  }

  get connected(): boolean {
    return this.#socket.connected;
  }

  start(): void {
    if (!this.#stopped) return;
    this.#set('connecting');
    this.#attempts = 0;
    this.#unfollow = this.#credentials.onToken((token) => this.tell('authenticate', { token }));
    this.#socket.connect();
    this.#watch = setInterval(() => this.#notice(), settings.silence / 4);
    if (typeof document === 'undefined') return;
    window.addEventListener('online', this.#hurry);
    document.addEventListener('visibilitychange', this.#hurry);
  }

  stop(): void {
    this.#set('closed');
    clearInterval(this.#watch);
    clearTimeout(this.#retry);
    this.#unfollow?.();
    this.#socket.disconnect();
    if (typeof document === 'undefined') return;
    window.removeEventListener('online', this.#hurry);
    document.removeEventListener('visibilitychange', this.#hurry);
  }

  /** Everything that was missed has been processed. Says whether that still holds. */
  caughtUp(): boolean {
    const live = this.#complete && this.connected;
    if (live) this.#set('live');
    return live;
  }

  /** Asks for everything after the last processed frame once more. */
  sync(): void {
    this.#complete = false;
    this.#set('catching-up');
    const position = this.#listener.position();
    this.tell('sync', position === undefined ? {} : { position });
  }

  /** Sends, and waits for the acknowledgement; rejects when none comes in time or the connection is lost. */
  async ask<E extends ClientEvent>(event: E, payload: Payload<E>): Promise<Answer<E>> {
    if (!this.connected) throw new VerbatimError('unreachable', 'Not connected');
    return (await this.#socket.timeout(settings.sendTimeout).emitWithAck(event, payload)) as Answer<E>;
  }

  /** Sends if that is possible now: for what is worth nothing later. */
  tell<E extends ClientEvent>(event: E, payload: Payload<E>): void {
    if (this.connected) this.#socket.emit(event, payload);
  }

  get #stopped(): boolean {
    return this.state.getState().state === 'closed';
  }

  readonly #hurry = (): void => {
    if (document.visibilityState !== 'visible') return;
    // Whoever opens a laptop again does not wait for the next look at the clock.
    this.#notice();
    if (!this.connected) this.#again(0);
  };

  /** Says who connects and from where on frames are wanted. */
  async #introduce(done: (auth: Handshake) => void): Promise<void> {
    try {
      const token = (this.#token = await this.#credentials.token());
      const position = this.#listener.position();
      done(position === undefined ? { token } : { token, position });
    } catch (error) {
      this.#lost();
      this.#endIfHopeless(error);
    }
  }

  #connected(): void {
    this.#attempts = 0;
    this.#heard = Date.now();
    this.#complete = false;
    this.#set('catching-up');
    this.#listener.connected();
  }

  #receive(event: string, data: unknown): void {
    this.#heard = Date.now();
    if (!(event in KNOWN)) return;
    const frame = { event, data } as Frame;
    // While it catches up, live frames may come in between: only what follows on everything before it counts.
    if (frame.event === 'caught_up') this.#complete = true;
    this.#listener.frame(frame, this.#complete);
    // The server could not keep up with sending, and has left something out.
    if (frame.event === 'resync') {
      this.#listener.interrupted();
      this.sync();
    }
  }

  #refused(error: SocketError | undefined): void {
    this.#set('offline');
    if (!error) {
      if (!this.#socket.active) this.#again();
    } else if (STALE_TOKEN.includes(error.code)) {
      void this.#credentials.renew(this.#token).then(
        () => this.#again(),
        (reason: unknown) => this.#endIfHopeless(reason) || this.#again(),
      );
    } else if (!this.#endIfHopeless(refusal(error))) {
      this.#again(error.retryAfter === undefined ? undefined : error.retryAfter * 1000);
    }
  }

  #closed(reason: string): void {
    this.#complete = false;
    this.#listener.interrupted();
    this.#set('offline');
    if (!this.#socket.active && reason !== 'io client disconnect') this.#again();
  }

  /** Tries again after a while that grows with every attempt in vain, and is not the same for all who lost one server. */
  #again(
    delay = Math.min(settings.reconnectSlowest, settings.reconnectFirst * 2 ** this.#attempts++) *
      (0.5 + Math.random()),
  ): void {
    clearTimeout(this.#retry);
    if (this.#stopped) return;
    this.#retry = setTimeout(() => {
      if (this.connected) return;
      this.#socket.disconnect().connect();
    }, delay);
  }

  #notice(): void {
    if (this.connected && Date.now() - this.#heard > settings.silence) this.#lost();
  }

  /** Gives the transport up; the client then reconnects by itself. */
  #lost(): void {
    this.#socket.io.engine?.close();
  }

  #endIfHopeless(error: unknown): boolean {
    if (!(error instanceof VerbatimError) || error.passing) return false;
    if (!this.#stopped) {
      this.stop();
      this.#listener.ended(error);
    }
    return true;
  }

  /** Once it was stopped, late news of the socket change nothing. */
  #set(state: State): void {
    const { state: now } = this.state.getState();
    if (now === state || (now === 'closed' && state !== 'connecting')) return;
    this.state.setState({ state });
  }
}
