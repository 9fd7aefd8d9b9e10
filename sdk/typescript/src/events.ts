import type { Attachment, Frame, Message, ServerEvents } from './contract.js';

/**
 * How a client stands to the server: `live` means that it has everything, and hears of everything at once.
 */
export type State = 'closed' | 'connecting' | 'catching-up' | 'live' | 'offline';

/** What `on` can be asked for, and what its handlers are given. */
export interface Events extends Omit<ServerEvents, 'error'> {
  /** A message, each once while this client lives; one's own included. */
  message: Message;
  /** Every frame as the server sent it, before anything else hears of it; a frame may come twice. */
  frame: Frame;
  /** A connection stands; what only lives on a connection (who is online, who types) begins anew. */
  connected: undefined;
  /** Everything missed is here. `fromStart` when there was no place to resume from: fetch what you keep. */
  live: { readonly fromStart: boolean };
  state: State;
  /** The server has acknowledged a message of this client. */
  sent: Message;
  /** A file is at the server, and waits for its message. */
  uploaded: { readonly file: Attachment; readonly blob: Blob };
  /** Something failed that no call answers for: a handler, a refused frame, the end of the session. */
  error: unknown;
}

export type Handler<E extends keyof Events> = (data: Events[E]) => unknown;

/** Who listens to what. */
export class Handlers {
  readonly #handlers = new Map<keyof Events, ReadonlySet<Handler<never>>>();

  on<E extends keyof Events>(event: E, handler: Handler<E>): () => void {
    this.#handlers.set(event, new Set([...this.of(event), handler]));
    return () => this.#handlers.set(event, new Set([...this.of(event)].filter((other) => other !== handler)));
  }

  of<E extends keyof Events>(event: E): ReadonlySet<Handler<E>> {
    return (this.#handlers.get(event) ?? new Set()) as ReadonlySet<Handler<E>>;
  }

  /** Tells all at once, for what no handler can hold up. */
  tell<E extends keyof Events>(event: E, data: Events[E]): void {
    if (event === 'error' && this.of('error').size === 0) console.error(data);
    for (const handler of this.of(event)) handler(data);
  }
}
