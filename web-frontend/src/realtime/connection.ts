import { io, type Socket } from 'socket.io-client';
import { createStore } from 'zustand/vanilla';
import type {
  Answer,
  ClientEvent,
  Frame,
  Handshake,
  Payload,
  ServerEvent,
  SocketError,
} from '@/api/contract';
import { accessToken, onNewToken, renew } from '@/api/session';
import { settings } from '@/config/settings';

/** How this tab stands to the server: `live` means that it has everything, and hears of everything at once. */
export type Link = 'connecting' | 'catching-up' | 'live' | 'offline';

const KNOWN: Record<ServerEvent, true> = {
  receive_message: true,
  message_edited: true,
  message_deleted: true,
  chat_created: true,
  chat_updated: true,
  participant_added: true,
  participant_removed: true,
  message_delivered: true,
  message_read: true,
  user_typing: true,
  user_stopped_typing: true,
  user_online: true,
  user_offline: true,
  caught_up: true,
  heartbeat: true,
  resync: true,
  session_ended: true,
  error: true,
};

const STALE_TOKEN = ['token-expired', 'unauthenticated'];
const SLOWEST_RETRY = 15_000;

interface Listener {
  /** What only lives on a connection (who is online, who is typing) begins anew with each. */
  onConnected(): void;
  /** Every frame, in order. */
  onFrame(frame: Frame): void;
  /** Everything up to now is here; `afresh` when the server could not resume, and all must be fetched again. */
  onLive(afresh: boolean): void;
}

/**
 * The socket: connects, resumes after the last frame that was processed, notices silence, and comes back. The
 * position that it resumes from only moves with frames that came in the order of the log.
 */
export class Connection {
  readonly link = createStore<{ readonly link: Link }>(() => ({ link: 'connecting' }));
  readonly #socket: Socket;
  readonly #listener: Listener;
  #position: string | undefined;
  #heard = Date.now();
  #attempts = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #watch: ReturnType<typeof setInterval> | undefined;
  #stopped = false;
  #unfollow: (() => void) | undefined;

  constructor(listener: Listener) {
    this.#listener = listener;
    this.#socket = io({
      autoConnect: false,
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
      reconnectionDelay: 500,
      reconnectionDelayMax: SLOWEST_RETRY,
      auth: (done) => void this.#introduce(done),
    });
    this.#socket.on('connect', () => this.#connected());
    this.#socket.on('connect_error', (error: Error & { data?: SocketError }) => this.#refused(error.data));
    this.#socket.on('disconnect', (reason) => this.#closed(reason));
    this.#socket.onAny((event: string, data: unknown) => this.#receive(event, data));
    this.#socket.io.on('ping', () => (this.#heard = Date.now()));
  }

  /** The last position that was processed; what is read from now on should be no older. */
  get position(): string | undefined {
    return this.#position;
  }

  start(): void {
    this.#stopped = false;
    this.#unfollow = onNewToken((token) => this.tell('authenticate', { token }));
    this.#socket.connect();
    this.#watch = setInterval(() => this.#notice(), settings.silence / 4);
    window.addEventListener('online', this.#hurry);
    document.addEventListener('visibilitychange', this.#hurry);
  }

  stop(): void {
    this.#stopped = true;
    clearInterval(this.#watch);
    clearTimeout(this.#retry);
    this.#unfollow?.();
    window.removeEventListener('online', this.#hurry);
    document.removeEventListener('visibilitychange', this.#hurry);
    this.#socket.disconnect();
  }

  /** Sends, and waits for the acknowledgement; rejects when none comes in time or the connection is lost. */
  async ask<E extends ClientEvent>(event: E, payload: Payload<E>): Promise<Answer<E>> {
    if (!this.#socket.connected) throw new Error('Not connected');
    return (await this.#socket.timeout(settings.sendTimeout).emitWithAck(event, payload)) as Answer<E>;
  }

  /** Sends if that is possible now: for what is worth nothing later. */
  tell<E extends ClientEvent>(event: E, payload: Payload<E>): void {
    if (this.#socket.connected) this.#socket.emit(event, payload);
  }

  readonly #hurry = (): void => {
    if (document.visibilityState === 'visible' && !this.#socket.connected) this.#again(0);
  };

  /** Says who connects and from where on frames are wanted. */
  async #introduce(done: (auth: Handshake) => void): Promise<void> {
    try {
      const token = await accessToken();
      done(this.#position === undefined ? { token } : { token, position: this.#position });
    } catch {
      this.#lost();
    }
  }

  #connected(): void {
    this.#attempts = 0;
    this.#heard = Date.now();
    this.#set('catching-up');
    this.#listener.onConnected();
  }

  /** The server could not keep up with sending, and has left something out. */
  #resync(): void {
    this.#set('catching-up');
    this.tell('sync', this.#position === undefined ? {} : { position: this.#position });
  }

  #receive(event: string, data: unknown): void {
    this.#heard = Date.now();
    if (!(event in KNOWN)) return;
    const frame = { event, data } as Frame;
    this.#listener.onFrame(frame);
    if (frame.event === 'resync') return this.#resync();
    if (frame.event === 'caught_up') this.#set('live');
    // While it catches up, live frames may come in between: only what follows on everything before it counts.
    const complete = this.link.getState().link === 'live';
    if (complete && 'position' in frame.data) this.#position = frame.data.position;
    if (frame.event === 'caught_up') this.#listener.onLive(frame.data.fromStart === true);
  }

  #refused(error: SocketError | undefined): void {
    this.#set('offline');
    if (error && STALE_TOKEN.includes(error.code)) {
      void renew().then(
        () => this.#again(),
        () => this.#again(),
      );
    } else if (error?.retryAfter !== undefined) {
      this.#again(error.retryAfter * 1000);
    } else if (!this.#socket.active) {
      this.#again();
    }
  }

  #closed(reason: string): void {
    this.#set('offline');
    if (!this.#socket.active && reason !== 'io client disconnect') this.#again();
  }

  /** Tries again after a while that grows with every attempt in vain, and is not the same for all who lost one server. */
  #again(delay = Math.min(SLOWEST_RETRY, 250 * 2 ** this.#attempts++) * (0.5 + Math.random())): void {
    clearTimeout(this.#retry);
    if (this.#stopped) return;
    this.#retry = setTimeout(() => {
      if (this.#socket.connected) return;
      this.#socket.disconnect().connect();
    }, delay);
  }

  #notice(): void {
    if (this.#socket.connected && Date.now() - this.#heard > settings.silence) this.#lost();
  }

  /** Gives the transport up; the client then reconnects by itself. */
  #lost(): void {
    this.#socket.io.engine?.close();
  }

  #set(link: Link): void {
    if (this.link.getState().link !== link) this.link.setState({ link });
  }
}
